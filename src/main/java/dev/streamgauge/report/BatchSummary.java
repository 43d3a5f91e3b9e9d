package dev.streamgauge.report;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Notation;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A trial as seed 003 sums its batches up: throughput as a batch's events over the trigger interval, however long the batch
 * took, and averages over batches of each batch's figures.
 *
 * @param batches the batches that were taken up in the measured time
 * @param intervalSeconds the trigger interval; a second where there is no trigger, for then a row is a second
 */
record BatchSummary(List<BatchLatencyRow> batches, double intervalSeconds) {

    private static final String TRIGGER = "trigger";

    BatchSummary {
        batches = List.copyOf(batches);
    }

    static BatchSummary of(Evidence evidence) {
        Manifest.Clock clock = evidence.manifest().clock();
        return new BatchSummary(
                evidence.batchLatencies().stream()
                        .filter(batch -> batch.takenMs() >= clock.warmUpMs()
                                && batch.takenMs() < clock.warmUpMs() + clock.measureMs())
                        .toList(),
                triggerSeconds(evidence.manifest()));
    }

    private static double triggerSeconds(Manifest manifest) {
        String trigger = manifest.settings().getOrDefault(TRIGGER, "").replaceFirst("^every ", "");
        double seconds =
                trigger.matches("[0-9]+ ms") ? Notation.duration(trigger).toMillis() / 1e3 : 0;
        return seconds > 0 ? seconds : 1;
    }

    /** The seed's throughput, in events a second; empty without batches. */
    OptionalDouble throughputHz() {
        return batches.stream()
                .mapToDouble(batch -> batch.events() / intervalSeconds)
                .average();
    }

    /** A figure's average over the batches that have it. */
    OptionalDouble average(Function<BatchLatencyRow, @Nullable Double> figure) {
        return batches.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }
}
