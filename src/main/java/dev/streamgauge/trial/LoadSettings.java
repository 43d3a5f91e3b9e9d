package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.load.ProducerSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings of a load, and what is done to it: by name, as the manifest states them, and as its producers take them. */
final class LoadSettings {

    private LoadSettings() {}

    static Map<String, String> of(PlannedTrial trial) {
        Configuration configuration = trial.configuration();
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
        switch (configuration.pipeline().input()) {
            case AD_EVENTS -> {
                settings.put("clickProbability", Double.toString(load.events().clickProbability()));
                settings.put("catalogue", catalogue(load.events()));
                if (load.events().unknownAds() > 0) {
                    settings.put("unknownAds", load.events().unknownAds() + " of the events");
                }
                settings.put("lateness", lateness(load.lateness()));
            }
            case FEATURE_VECTORS ->
                settings.put("features", Integer.toString(load.regression().features()));
            case PAGE_EVENTS -> {
                settings.put("userIds", Integer.toString(load.pageEvents().userIds()));
                settings.put("eventBytes", Integer.toString(load.pageEvents().eventBytes()));
            }
        }
        sending(settings, producing(trial));
        if (configuration.fault().happens()) {
            settings.put("fault", configuration.fault().inWords());
        }
        return settings;
    }

    /**
     * How the producers of a trial send: as the file says, and where it is silent, as the kind of experiment needs. A search is
     * about capacity, and its bound on the overhead is seconds; a bulk is about capacity alone; page events are sent as the seed
     * does. What the file says of acks decides of retries, where it says nothing of these: they are few in the seed because it
     * waits for the leader alone.
     */
    static ProducerSettings producing(PlannedTrial trial) {
        Load.Sending said = trial.configuration().load().sending();
        ProducerSettings unsaid = unsaid(trial);
        String acks = said.acks() == null ? unsaid.acks() : acks(said.acks());
        Integer ofAcks = acks.equals(unsaid.acks()) ? unsaid.retries() : null;
        return unsaid.lingering(said.linger() == null ? unsaid.linger() : said.linger())
                .delivering(acks, said.retries() == null ? ofAcks : said.retries());
    }

    private static ProducerSettings unsaid(PlannedTrial trial) {
        Configuration configuration = trial.configuration();
        if (configuration.pipeline().job() == Pipeline.Job.LOAD_PROBE) {
            return ProducerSettings.PAGE_EVENTS;
        }
        boolean capacity =
                trial.experiment().search() != null || configuration.load().bulk();
        return capacity ? ProducerSettings.CAPACITY : ProducerSettings.LATENCY;
    }

    private static String acks(Load.Acks acks) {
        return switch (acks) {
            case ALL -> ProducerSettings.ALL;
            case LEADER -> ProducerSettings.LEADER;
        };
    }

    /** In the words of a file. */
    private static void sending(Map<String, String> settings, ProducerSettings producing) {
        Load.Acks acks = producing.acks().equals(ProducerSettings.ALL) ? Load.Acks.ALL : Load.Acks.LEADER;
        settings.put("acks", acks.name().toLowerCase(Locale.ROOT));
        settings.put("idempotent", Boolean.toString(producing.idempotent()));
        settings.put("linger", producing.linger().toMillis() + " ms");
        settings.put("retries", producing.retries() == null ? "as time allows" : Integer.toString(producing.retries()));
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
