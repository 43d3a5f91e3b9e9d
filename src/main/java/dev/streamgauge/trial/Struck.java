package dev.streamgauge.trial;

import org.jspecify.annotations.Nullable;

/**
 * One strike of a fault. Times are in milliseconds after the start of the load.
 *
 * @param process the role of the process that was struck
 * @param pid its process id
 * @param exitStatus how it ended; null of one that was paused or cut off
 * @param atMs when it was killed or stopped
 * @param noticedMs when the engine noticed; null if it does not tell
 * @param backMs when a process took its place, or it went on; null before that
 * @param readyMs when the service said that it works again; null before that
 */
record Struck(
        String process,
        long pid,
        @Nullable Integer exitStatus,
        long atMs,
        @Nullable Long noticedMs,
        @Nullable Long backMs,
        @Nullable Long readyMs) {

    /** It has just happened. */
    Struck(String process, long pid, @Nullable Integer exitStatus, long atMs) {
        this(process, pid, exitStatus, atMs, null, null, null);
    }

    Struck noticed(long ms) {
        return new Struck(process, pid, exitStatus, atMs, ms, backMs, readyMs);
    }

    Struck back(long ms) {
        return new Struck(process, pid, exitStatus, atMs, noticedMs, ms, readyMs);
    }

    Struck ready(long ms) {
        return new Struck(process, pid, exitStatus, atMs, noticedMs, backMs, ms);
    }
}
