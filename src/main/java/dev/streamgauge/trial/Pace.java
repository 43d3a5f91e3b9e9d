package dev.streamgauge.trial;

import dev.streamgauge.process.WallClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time as a thread sees it that waits for moments, until it is told to end. */
interface Pace {

    /** Wall clock. */
    long epochMillis();

    /** Returns at that moment, with true, or as soon as {@link #end()} was called, with false. */
    boolean reaches(long epochMillis);

    /** No more moment is to be waited for. */
    void end();

    /** The real time. */
    static Pace real() {
        CountDownLatch ended = new CountDownLatch(1);
        return new Pace() {

            @Override
            public long epochMillis() {
                return WallClock.epochMillis();
            }

            @Override
            public boolean reaches(long epochMillis) {
                try {
                    return !ended.await(epochMillis - WallClock.epochMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }

            @Override
            public void end() {
                ended.countDown();
            }
        };
    }
}
