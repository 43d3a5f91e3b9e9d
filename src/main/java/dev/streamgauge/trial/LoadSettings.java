package dev.streamgauge.trial;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Notation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings of a load by name, as the manifest states them. */
final class LoadSettings {

    private LoadSettings() {}

    static Map<String, String> of(Load load) {
        Map<String, String> settings = new LinkedHashMap<>();
        Load.Arrivals arrivals = load.arrivals();
        settings.put("arrivals", arrivals.kind().name().toLowerCase(Locale.ROOT));
        if (arrivals.kind() == Load.ArrivalKind.MMPP || arrivals.kind() == Load.ArrivalKind.SWITCHED) {
            settings.put("highDwell", Notation.write(arrivals.highDwell()));
            settings.put("lowDwell", Notation.write(arrivals.lowDwell()));
            settings.put("highFactor", Double.toString(arrivals.highFactor()));
        }
        settings.put("rate", Notation.writeRate(load.rateHz()));
        settings.put("producers", Integer.toString(load.producers()));
        settings.put("clickProbability", Double.toString(load.events().clickProbability()));
        settings.put("malformed", Integer.toString(load.malformed()));
        if (load.lateness().share() > 0) {
            settings.put(
                    "lateness",
                    "%s of the events, %s to %s"
                            .formatted(
                                    load.lateness().share(),
                                    Notation.write(load.lateness().min()),
                                    Notation.write(load.lateness().max())));
        }
        return settings;
    }
}
