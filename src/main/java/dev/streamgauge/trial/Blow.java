package dev.streamgauge.trial;

import org.jspecify.annotations.Nullable;

/**
 * What was done to a process, as it was done. Times are in milliseconds after the start of the load; null where it did not come to
 * that.
 *
 * @param process the role of the process
 * @param pid its process id
 * @param exitStatus 137 of a process that was killed; null of one that was paused
 * @param atMs when it was killed or stopped
 * @param noticedMs when the engine noticed; null if it does not tell
 * @param backMs when a process took its place, or it was continued
 * @param readyMs when broker and job said that they work again
 */
record Blow(
        String process,
        long pid,
        @Nullable Integer exitStatus,
        long atMs,
        @Nullable Long noticedMs,
        @Nullable Long backMs,
        @Nullable Long readyMs) {}
