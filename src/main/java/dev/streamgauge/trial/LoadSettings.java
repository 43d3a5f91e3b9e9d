package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.load.ProducerSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings of a load: by name, as the manifest states them, and as its producers take them. */
final class LoadSettings {

    private LoadSettings() {}

    static Map<String, String> of(Configuration configuration) {
        Load load = configuration.load();
        Map<String, String> settings = new LinkedHashMap<>();
        if (load.bulk()) {
            settings.put("shape", Load.Shape.BULK.name().toLowerCase(Locale.ROOT));
            settings.put("count", Long.toString(load.regression().count()));
            settings.put("warmUpCount", Long.toString(load.regression().warmUpCount()));
        } else {
            arrivals(settings, load);
        }
        settings.put("producers", Integer.toString(load.producers()));
        settings.put("malformed", Integer.toString(load.malformed()));
        switch (configuration.pipeline().job()) {
            case CTR -> {
                settings.put("clickProbability", Double.toString(load.events().clickProbability()));
                settings.put("catalogue", catalogue(load.events()));
                settings.put("lateness", lateness(load.lateness()));
            }
            case INFERENCE ->
                settings.put("features", Integer.toString(load.regression().features()));
            case LOAD_PROBE -> {
                settings.put("userIds", Integer.toString(load.pageEvents().userIds()));
                settings.put("eventBytes", Integer.toString(load.pageEvents().eventBytes()));
            }
        }
        return settings;
    }

    /**
     * How the producers of a trial send. A search is about capacity, and its bound on the overhead is seconds; a bulk is about
     * capacity alone.
     */
    static ProducerSettings producing(PlannedTrial trial) {
        boolean capacity = trial.experiment().search() != null
                || trial.configuration().load().bulk();
        return capacity ? ProducerSettings.CAPACITY : ProducerSettings.LATENCY;
    }

    private static void arrivals(Map<String, String> settings, Load load) {
        Load.Arrivals arrivals = load.arrivals();
        settings.put("arrivals", arrivals.kind().name().toLowerCase(Locale.ROOT));
        if (arrivals.kind() == Load.ArrivalKind.MMPP || arrivals.kind() == Load.ArrivalKind.SWITCHED) {
            settings.put("highDwell", Notation.write(arrivals.highDwell()));
            settings.put("lowDwell", Notation.write(arrivals.lowDwell()));
            settings.put("highFactor", Double.toString(arrivals.highFactor()));
        }
        settings.put("rate", Notation.writeRate(load.rateHz()));
    }

    private static String catalogue(Load.AdEvents events) {
        return "%d campaigns of %d ads, %d users, %d pages"
                .formatted(events.campaigns(), events.adsPerCampaign(), events.users(), events.pages());
    }

    private static String lateness(Load.Lateness lateness) {
        return lateness.share() == 0
                ? "none"
                : "%s of the events, %s to %s"
                        .formatted(lateness.share(), Notation.write(lateness.min()), Notation.write(lateness.max()));
    }
}
