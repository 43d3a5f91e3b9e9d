package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.report.plot.Axis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of a trial as its figures show it: seconds since the start of its load, the same on every engine of a pair.
 *
 * @param originMs start of the load
 * @param warmUpSeconds when measuring began
 * @param measuredUntilSeconds when it ended
 * @param seenUntilSeconds end of the last second in which something measured was seen, if that is later
 * @param untilSeconds end of the last second in which anything at all was sent or seen
 */
record StreamTime(
        long originMs,
        double warmUpSeconds,
        double measuredUntilSeconds,
        double seenUntilSeconds,
        double untilSeconds) {

    private static final String SINCE_START = "time since start of load (s)";

    static StreamTime of(Evidence evidence) {
        Manifest.Clock clock = evidence.manifest().clock();
        Instant loadStart = clock.loadStart();
        long origin =
                loadStart != null ? loadStart.toEpochMilli() : clock.startedAt().toEpochMilli();
        double warmUp = clock.warmUpMs() / 1e3;
        double seenUntil = seenUntil(evidence.records(), warmUp);
        // A bulk is measured until it is done; how long it might have taken at most means nothing.
        double measuredUntil = Judgement.bulk(evidence) ? seenUntil : (clock.warmUpMs() + clock.measureMs()) / 1e3;
        double measuredSeenUntil = Math.max(measuredUntil, seenUntil);
        return new StreamTime(
                origin, warmUp, measuredUntil, measuredSeenUntil, Math.max(measuredSeenUntil, loadedUntil(evidence)));
    }

    private static double loadedUntil(Evidence evidence) {
        Records records = evidence.records();
        int seen = records == null ? 0 : records.seconds().size();
        return Math.max(seen, evidence.timeline().size());
    }

    private static double seenUntil(@Nullable Records records, double warmUp) {
        return records == null
                ? warmUp
                : records.seconds().stream()
                        .filter(second -> second.latencyMs().count() > 0)
                        .mapToDouble(second -> second.second() + 1.0)
                        .max()
                        .orElse(warmUp);
    }

    double endOf(WindowRow window) {
        return (window.windowEndMs() - originMs) / 1e3;
    }

    boolean isMeasured(long windowStartMs) {
        double start = (windowStartMs - originMs) / 1e3;
        return start >= warmUpSeconds && start < measuredUntilSeconds;
    }

    /** An axis over the windows of the measurement, by their ends. */
    Axis measuredWindows() {
        return measured("end of window (s since start of load)");
    }

    /** An axis over the measured time, for stretches of it. */
    Axis measuredTime() {
        return measured(SINCE_START);
    }

    /** An axis over the whole load, warm-up and drain included. */
    Axis wholeLoad() {
        return new Axis(SINCE_START, 0, Math.max(untilSeconds, 1));
    }

    private Axis measured(String name) {
        return new Axis(name, warmUpSeconds, Math.max(seenUntilSeconds, warmUpSeconds + 1));
    }
}
