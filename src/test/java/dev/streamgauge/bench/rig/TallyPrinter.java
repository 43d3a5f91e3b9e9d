package dev.streamgauge.bench.rig;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells the parent once a second how many records a child is done with. */
public final class TallyPrinter {

    private TallyPrinter() {}

    /** Starts telling, until this JVM ends; time counts from now. */
    public static void start(LongSupplier records) {
        long startNanos = System.nanoTime();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tally");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleAtFixedRate(
                () -> Child.tell(
                        Map.of("records", records.getAsLong(), "seconds", (System.nanoTime() - startNanos) / 1e9)),
                1,
                1,
                TimeUnit.SECONDS);
    }
}
