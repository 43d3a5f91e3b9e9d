package dev.streamgauge.trial;

import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something at regular moments after the start of the load, on a thread of its own. A look that throws costs itself and no
 * other; of several that a stall made come at once there is one.
 */
final class Sampling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

    private final String what;
    private final long startMillis;
    private final long everyMillis;
    private final IntConsumer look;
    private final ScheduledExecutorService thread;
    private int last = -1;
    private boolean warned;

    private Sampling(String what, long startMillis, Duration every, IntConsumer look) {
        this.what = what;
        this.startMillis = startMillis;
        this.everyMillis = every.toMillis();
        this.look = look;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread own = new Thread(work, "streamgauge-sampler of " + what);
            own.setDaemon(true);
            return own;
        });
    }

    /**
     * Starts looking.
     *
     * @param what what is looked at, for messages
     * @param startMillis wall clock of the start of the load
     * @param every from one look to the next
     * @param look is given the number, from 0, of the interval that just ended
     */
    static Sampling start(String what, long startMillis, Duration every, IntConsumer look) {
        Sampling sampling = new Sampling(what, startMillis, every, look);
        long untilFirstEnd = startMillis + every.toMillis() - WallClock.epochMillis();
        var unused = sampling.thread.scheduleAtFixedRate(
                sampling::look, untilFirstEnd, every.toMillis(), TimeUnit.MILLISECONDS);
        return sampling;
    }

    private void look() {
        int number = (int) Math.floorDiv(WallClock.epochMillis() - startMillis - everyMillis / 2, everyMillis);
        if (number <= last) {
            return;
        }
        last = number;
        try {
            look.accept(number);
        } catch (RuntimeException | LinkageError e) {
            if (!warned) {
                LOG.warn("At {} ms there is no sample of {}; nor may there be later", number * everyMillis, what, e);
            }
            warned = true;
        }
    }

    /** Stops looking, and returns when the last look is over, or given up. Legal more than once. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The last sample of {} was given up", what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
