package dev.streamgauge.report;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.report.plot.Axis;
import java.time.Instant;

/** The time of a trial as its figures show it: seconds since the start of its load, the same on every engine of a pair. */
record StreamTime(long originMs, double warmUpSeconds, double measuredUntilSeconds) {

    static StreamTime of(Evidence evidence) {
        Manifest.Clock clock = evidence.manifest().clock();
        Instant loadStart = clock.loadStart();
        long origin =
                loadStart != null ? loadStart.toEpochMilli() : clock.startedAt().toEpochMilli();
        return new StreamTime(origin, clock.warmUpMs() / 1e3, (clock.warmUpMs() + clock.measureMs()) / 1e3);
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
        return measured("time since start of load (s)");
    }

    private Axis measured(String name) {
        return new Axis(name, warmUpSeconds, Math.max(measuredUntilSeconds, warmUpSeconds + 1));
    }
}
