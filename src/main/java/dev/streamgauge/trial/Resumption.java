package dev.streamgauge.trial;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.load.LoadPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what an interrupted run has left, where it is the very trial that would be run again. */
public final class Resumption {

    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    private Resumption() {}

    /**
     * Evidence of an earlier run of the trial, if it is valid and everything that decides the outcome is the same: levels,
     * settings, seed, phases, scale, testbed, versions, commit and machine.
     *
     * @param loads where its events would be sent from
     * @param brokerVersion version of the broker that the trial would run on
     */
    public static Optional<Evidence> find(
            PlannedTrial trial, Engine engine, LoadPlace loads, String brokerVersion, RunContext context) {
        Path directory = context.directoryOf(trial);
        if (!Files.isRegularFile(directory.resolve(EvidenceFolder.MANIFEST))) {
            return Optional.empty();
        }
        try {
            Evidence evidence = EvidenceFolder.read(directory);
            return isOf(trial, engine, loads, brokerVersion, context, evidence.manifest())
                    ? Optional.of(evidence)
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("{} holds evidence that cannot be read; the trial is run again", directory, e);
            return Optional.empty();
        }
    }

    private static boolean isOf(
            PlannedTrial trial,
            Engine engine,
            LoadPlace loads,
            String brokerVersion,
            RunContext context,
            Manifest manifest) {
        return manifest.valid()
                && manifest.experiment().equals(trial.experiment().id())
                && manifest.trial().equals(trial.id())
                && Objects.equals(
                        manifest.settings().get(LoadPlace.GENERATOR),
                        loads.settings().get(LoadPlace.GENERATOR))
                && ChangedSetting.all(trial, engine, manifest).isEmpty()
                && manifest.seed() == trial.seed()
                && manifest.scale().equals(context.scale())
                && manifest.testbed().equals(context.testbed())
                && manifest.versions().equals(Map.of("kafka", brokerVersion, engine.name(), engine.version()))
                && Objects.equals(manifest.commit(), context.commit())
                && manifest.environment().equals(context.environment());
    }
}
