package dev.streamgauge.junit;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.trial.ChangedSetting;
import dev.streamgauge.trial.PlannedTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What an earlier run has left of a trial. */
final class RecordedTrial {

    private RecordedTrial() {}

    /**
     * Reads it.
     *
     * @throws TestAbortedException if there is none, or it is of another scale or seed
     * @throws IllegalArgumentException if the trial was run with other settings than the experiment now asks for; with both
     */
    static Evidence of(PlannedTrial trial, Side side, RunSettings settings) {
        Path directory = side.evidence().resolve(trial.experiment().id()).resolve(trial.id());
        if (!Files.isDirectory(directory)) {
            throw new TestAbortedException(
                    "There is no recorded evidence in %s. Run this trial first, at the same scale and seed, or name another folder with -Devidence."
                            .formatted(directory));
        }
        Evidence evidence = EvidenceFolder.read(directory);
        Manifest manifest = evidence.manifest();
        if (!manifest.scale().equals(settings.scale().label()) || manifest.seed() != trial.seed()) {
            throw new TestAbortedException(
                    "The evidence in %s is of another trial: scale %s, seed %d. Ask for the same with -Dscale and -Dseed."
                            .formatted(directory, manifest.scale(), manifest.seed()));
        }
        List<ChangedSetting> changed = ChangedSetting.askedFor(
                trial, side.engines().named(trial.configuration().engine()), manifest);
        if (!changed.isEmpty()) {
            throw new IllegalArgumentException(Messages.recordedOtherwise(trial, changed));
        }
        return evidence;
    }
}
