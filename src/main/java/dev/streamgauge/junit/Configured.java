package dev.streamgauge.junit;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.testbed.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives an experiment the configuration that an earlier one found best, where its file says {@code configuredBy}. */
final class Configured {

    private final Path evidence;
    private final Place place;

    /**
     * @param evidence root of the evidence in which the earlier experiment has left its best configuration
     * @param place the testbed that was asked for
     */
    Configured(Path evidence, Place place) {
        this.evidence = evidence;
        this.place = place;
    }

    /**
     * The experiment with the best configuration's values in place of its own, but for what it varies itself; its deviations
     * say so. As it stands if its file does not ask for that, or if there is no best configuration of that experiment at this
     * scale and on this testbed; its deviations then say why.
     */
    Experiment apply(Experiment experiment) {
        String by = experiment.configuredBy();
        if (by == null) {
            return experiment;
        }
        Optional<BestConfiguration> best = found(experiment);
        if (best.isEmpty()) {
            return experiment.with(
                    experiment.configurations(), "The settings are the file's own: " + whyNone(experiment, by));
        }
        return experiment.with(
                experiment.configurations().stream()
                        .map(configuration -> configured(experiment, configuration, best.get()))
                        .toList(),
                "Configured as %s found best: %s.".formatted(by, inWords(experiment, best.get())));
    }

    /** The best configuration that the experiment is to run with. */
    Optional<BestConfiguration> found(Experiment experiment) {
        String by = experiment.configuredBy();
        return by == null
                ? Optional.empty()
                : BestConfiguration.read(evidence.resolve(by))
                        .filter(best -> origin(by, best)
                                .filter(expected(experiment, by)::equals)
                                .isPresent());
    }

    /** The experiment and the kind of run that a best configuration is from. */
    private record Origin(String experiment, String scale, String testbed) {

        @Override
        public String toString() {
            return "%s at %s scale on the testbed %s".formatted(experiment, scale, testbed);
        }
    }

    private Origin expected(Experiment experiment, String by) {
        return new Origin(by, experiment.scale().label(), place.label());
    }

    /** As the first trial tells that it rests on and that is still there; recorded evidence may be of any testbed. */
    private Optional<Origin> origin(String by, BestConfiguration best) {
        return best.restsOn().stream()
                .map(evidence.resolve(by)::resolve)
                .filter(trial -> trial.resolve(EvidenceFolder.MANIFEST).toFile().isFile())
                .findFirst()
                .map(trial -> EvidenceFolder.read(trial).manifest())
                .map(manifest -> new Origin(
                        manifest.experiment(),
                        manifest.scale(),
                        place == Place.RECORDED ? place.label() : manifest.testbed()));
    }

    private String whyNone(Experiment experiment, String by) {
        return BestConfiguration.read(evidence.resolve(by))
                .flatMap(best -> origin(by, best))
                .map(origin -> "the best configuration in the evidence of %s is of %s, not of %s."
                        .formatted(by, origin, expected(experiment, by)))
                .orElse("%s has left no best configuration, or none of the trials that it rests on.".formatted(by));
    }

    private static Configuration configured(
            Experiment experiment, Configuration configuration, BestConfiguration best) {
        Configuration configured = configuration;
        if (best.producers() != null && isGiven(experiment, "producers")) {
            configured = configured.withProducers(best.producers());
        }
        if (best.parallelism() != null && isGiven(experiment, "parallelism")) {
            configured = configured.withParallelism(best.parallelism());
        }
        if (best.spark().trigger() != null && isGiven(experiment, "trigger")) {
            configured = configured.withTrigger(best.spark().trigger());
        }
        if (best.flink().watermarkInterval() != null && isGiven(experiment, "watermarkInterval")) {
            configured = configured.withWatermarkInterval(best.flink().watermarkInterval());
        }
        return takesRate(experiment) ? configured.withRate(best.representativeRateHz()) : configured;
    }

    private static boolean isGiven(Experiment experiment, String setting) {
        return !experiment.factors().containsKey(setting);
    }

    private static boolean takesRate(Experiment experiment) {
        return experiment.search() == null && isGiven(experiment, Search.FACTOR);
    }

    private static String inWords(Experiment experiment, BestConfiguration best) {
        List<String> words = new ArrayList<>();
        if (takesRate(experiment)) {
            words.add(Notation.writeRate(best.representativeRateHz()));
        }
        if (best.producers() != null) {
            words.add(best.producers() + " producers");
        }
        if (best.parallelism() != null) {
            words.add("parallelism " + best.parallelism());
        }
        if (best.spark().trigger() != null) {
            words.add("Spark's trigger " + Notation.write(best.spark().trigger()));
        }
        if (best.flink().watermarkInterval() != null) {
            words.add(
                    "Flink's watermark interval " + Notation.write(best.flink().watermarkInterval()));
        }
        return String.join(", ", words);
    }
}
