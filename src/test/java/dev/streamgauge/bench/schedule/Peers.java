package dev.streamgauge.bench.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How others wait. Each method returns when the measured stretch is over and every thread has ended. */
final class Peers {

    /** Period of a key in Theodolite's load generator, unless told otherwise. */
    private static final int KEY_PERIOD_MILLIS = 1000;

    private Peers() {}

    /** A thread for each share: waits, sends, and so on. */
    private interface Loop {

        /** Waits for the event that is due then. */
        void await(long dueNanos, long gapNanos);
    }

    static void run(Waiting waiting, List<Share> shares, double rateHz, long seed, Stretch stretch)
            throws InterruptedException {
        switch (waiting) {
            // The wait itself is what is measured here; it is a park, since a sleep would round to milliseconds.
            case SLEEP -> loops(shares, (due, gap) -> LockSupport.parkNanos(gap));
            case LIMITER -> loops(shares, (due, gap) -> parkUntil(due));
            case SPIN -> loops(shares, (due, gap) -> spinUntil(due));
            case EXECUTOR -> executors(shares, rateHz, seed, stretch);
            case OURS_NORMAL, OURS_REAL_TIME -> throw new IllegalArgumentException(waiting + " is no peer");
        }
    }

    private static void parkUntil(long dueNanos) {
        long remaining = dueNanos - System.nanoTime();
        while (remaining > 0) {
            LockSupport.parkNanos(remaining);
            remaining = dueNanos - System.nanoTime();
        }
    }

    private static void spinUntil(long dueNanos) {
        while (dueNanos - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void loops(List<Share> shares, Loop loop) throws InterruptedException {
        List<Thread> threads = shares.stream()
                .map(share -> new Thread(() -> keep(share, loop), "producer-" + share.producer()))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void keep(Share share, Loop loop) {
        long last = System.nanoTime();
        long due = share.next();
        while (!share.log().over(System.nanoTime()) && !share.log().over(due)) {
            loop.await(due, due - last);
            share.send(due);
            last = due;
            due = share.next();
        }
        while (!share.log().over(due)) {
            share.log().omitted(due);
            due = share.next();
        }
    }

    /**
     * As Theodolite does it: as many keys as events a second, each a task at a fixed rate of one a second that starts at a
     * random whole millisecond.
     */
    private static void executors(List<Share> shares, double rateHz, long seed, Stretch stretch)
            throws InterruptedException {
        long keysEach = Math.round(rateHz * KEY_PERIOD_MILLIS / 1000 / shares.size());
        Random random = new Random(seed);
        List<Key> keys = new ArrayList<>();
        List<ScheduledExecutorService> executors = new ArrayList<>();
        for (Share share : shares) {
            ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
            executors.add(executor);
            for (long i = 0; i < keysEach; i++) {
                int delayMillis = random.nextInt(KEY_PERIOD_MILLIS);
                Key key = new Key(share, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis));
                keys.add(key);
                var unused = executor.scheduleAtFixedRate(key, delayMillis, KEY_PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        stretch.awaitEnd();
        for (ScheduledExecutorService executor : executors) {
            executor.shutdownNow();
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("An executor did not end");
            }
        }
        keys.forEach(Key::omitRest);
    }

    /** One key's task; its executor runs it on one thread. */
    private static final class Key implements Runnable {

        private final Share share;
        private long dueNanos;

        Key(Share share, long dueNanos) {
            this.share = share;
            this.dueNanos = dueNanos;
        }

        @Override
        public void run() {
            share.next();
            share.send(dueNanos);
            dueNanos += TimeUnit.MILLISECONDS.toNanos(KEY_PERIOD_MILLIS);
        }

        void omitRest() {
            for (; !share.log().over(dueNanos); dueNanos += TimeUnit.MILLISECONDS.toNanos(KEY_PERIOD_MILLIS)) {
                share.log().omitted(dueNanos);
            }
        }
    }
}
