package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.rig.TallyPrinter;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.WindowResults;
import java.util.concurrent.atomic.AtomicLong;

/** The probe in a JVM of its own. Runs until it is killed. */
public final class ProbeWatch {

    private ProbeWatch() {}

    /**
     * Watches.
     *
     * @param args bootstrap servers, topic
     */
    public static void main(String[] args) throws InterruptedException {
        AtomicLong seen = new AtomicLong();
        try (ResultProbe probe =
                ResultProbe.start(args[0], args[1], new WindowResults(row -> seen.setRelease(seen.getPlain() + 1)))) {
            TallyPrinter.start(() -> seen(probe, seen));
            Thread.currentThread().join();
        }
    }

    private static long seen(ResultProbe probe, AtomicLong seen) {
        if (probe.failure() != null || !probe.unreadable().isEmpty()) {
            System.err.println("The probe broke: " + probe.failure() + " " + probe.unreadable());
            Runtime.getRuntime().halt(1);
        }
        return seen.getAcquire();
    }
}
