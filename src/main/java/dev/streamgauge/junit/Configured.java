package dev.streamgauge.junit;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Search;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives an experiment the configuration that an earlier one found best, where its file says {@code configuredBy}. */
final class Configured {

    private final Path evidence;

    /** @param evidence root of the evidence in which the earlier experiment has left its best configuration */
    Configured(Path evidence) {
        this.evidence = evidence;
    }

    /**
     * The experiment with the best configuration's values in place of its own, but for what it varies itself; its deviations
     * say so. As it stands if its file does not ask for that, or if the earlier experiment has not run at this scale.
     */
    Experiment apply(Experiment experiment) {
        String by = experiment.configuredBy();
        if (by == null) {
            return experiment;
        }
        Optional<BestConfiguration> best = found(experiment);
        if (best.isEmpty()) {
            return experiment.with(
                    experiment.configurations(),
                    "The settings are the file's own: %s has left no best configuration at this scale.".formatted(by));
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
                        .filter(best -> isOfScale(experiment, evidence.resolve(by), best));
    }

    private static boolean isOfScale(Experiment experiment, Path folder, BestConfiguration best) {
        return best.restsOn().stream()
                .map(folder::resolve)
                .filter(trial -> trial.resolve(EvidenceFolder.MANIFEST).toFile().isFile())
                .findFirst()
                .map(trial -> EvidenceFolder.read(trial).manifest().scale())
                .filter(experiment.scale().label()::equals)
                .isPresent();
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
