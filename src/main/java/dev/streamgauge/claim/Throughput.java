package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Notation;
import java.util.List;
import java.util.Map;

/**
 * How many events went in and how many results came out, a second, over the measured time.
 *
 * <p>Both are counted over the same time, so that a chance excess of events is in both. Results come in the rhythm of batches,
 * and a cut within one gains or loses most of a batch; so the time reaches from the beginning of the batch that runs when the
 * measured time begins to that of the batch that runs when it ends, for then all earlier results are out. If that is one and
 * the same batch its results come all the time, and the cuts do not matter.
 *
 * @param offeredHz events sent, a second
 * @param seenHz results seen, a second
 * @param marginHz what the difference of the two is known to: two standard deviations of the events that wait at both ends, and
 *     a row of {@code lag.csv}; where results are seen once they are committed, those of a commit
 */
record Throughput(double offeredHz, double seenHz, double marginHz) {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** How far apart the rows of {@code lag.csv} are. */
    private static final double ROW_SECONDS = 0.1;

    static Throughput of(Evidence evidence, Records records) {
        Manifest.Clock clock = evidence.manifest().clock();
        long fromMs = clock.warmUpMs();
        long toMs = fromMs + clock.measureMs();
        long firstMs = running(evidence.batches(), fromMs);
        long lastMs = running(evidence.batches(), toMs);
        long batches = evidence.batches().stream()
                .filter(batch -> batch.startedMs() >= firstMs && batch.startedMs() < lastMs)
                .count();
        List<LagRow> rows = evidence.lag().stream()
                .filter(row -> batches == 0
                        ? row.atMs() >= fromMs && row.atMs() <= toMs
                        : row.atMs() >= firstMs && row.atMs() < lastMs + MILLIS_PER_SECOND * ROW_SECONDS)
                .toList();
        if (rows.size() < 2) {
            return bySeconds(evidence.manifest(), records);
        }
        LagRow first = rows.get(0);
        LagRow last = rows.get(rows.size() - 1);
        double seconds = (last.atMs() - first.atMs()) / MILLIS_PER_SECOND;
        double offeredHz = (last.sent() - first.sent()) / seconds;
        double rhythm = batches == 0 ? ROW_SECONDS : seconds / batches;
        return new Throughput(
                offeredHz,
                (last.seen() - first.seen()) / seconds,
                (offeredHz * Math.max(ROW_SECONDS, commitSeconds(evidence.manifest()))
                                + 2 * Math.sqrt(2 * offeredHz * rhythm))
                        / seconds);
    }

    /** When the batch that runs at a moment began; the moment itself if there was none before. */
    private static long running(List<BatchRow> batches, long atMs) {
        return batches.stream()
                .mapToLong(BatchRow::startedMs)
                .filter(started -> started >= 0 && started <= atMs)
                .max()
                .orElse(atMs);
    }

    /** Under exactly once results can be seen commit by commit; else 0. */
    private static double commitSeconds(Manifest manifest) {
        Map<String, String> settings = manifest.settings();
        String interval = settings.get("checkpointInterval");
        return "exactly once".equals(settings.get("delivery")) && interval != null
                ? Notation.duration(interval).toMillis() / MILLIS_PER_SECOND
                : 0;
    }

    /** Where nobody looked how many events wait: by whole seconds, of which one at either end may belong to others. */
    private static Throughput bySeconds(Manifest manifest, Records records) {
        long from = manifest.clock().warmUpMs() / 1_000;
        double seconds = manifest.clock().measureMs() / MILLIS_PER_SECOND;
        double offeredHz = manifest.offeredInMeasurement() / seconds;
        long seen = records.seconds().stream()
                .filter(second -> second.second() >= from && second.second() < from + seconds)
                .mapToLong(Records.Second::results)
                .sum();
        return new Throughput(offeredHz, seen / seconds, offeredHz / seconds);
    }
}
