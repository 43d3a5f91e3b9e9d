package dev.streamgauge.bench.schedule;

import dev.streamgauge.load.Priority;

/** How a load waits until its next event is due. */
enum Waiting {
    /** {@link dev.streamgauge.load.OpenLoop} with real-time priority, where the system permits it. */
    OURS_REAL_TIME("streamgauge, real-time priority"),
    /** {@link dev.streamgauge.load.OpenLoop} without. */
    OURS_NORMAL("streamgauge, normal priority"),
    /** A thread for each producer that sends, then sleeps for the gap to the next event, whatever sending took. */
    SLEEP("sleeping loop"),
    /** Tasks at a fixed rate on an executor for each producer, as Theodolite's load generator has them. */
    EXECUTOR("fixed-rate executor"),
    /** A thread for each producer that parks until its next slot; slots are equally spaced, as in OpenMessaging Benchmark. */
    LIMITER("uniform rate limiter"),
    /** A thread for each producer that never leaves its core. */
    SPIN("spinning threads");

    private final String label;

    Waiting(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean ours() {
        return this == OURS_REAL_TIME || this == OURS_NORMAL;
    }

    Priority priority() {
        return this == OURS_REAL_TIME ? Priority.REAL_TIME : Priority.NORMAL;
    }
}
