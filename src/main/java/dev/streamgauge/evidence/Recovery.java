package dev.streamgauge.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a trial, and how it recovered: {@code recovery.json}. Times are in milliseconds after the start of the load;
 * one that did not come, or that nobody can tell, is null.
 *
 * @param target whose process was struck: {@code coordinator}, {@code worker} or {@code broker}
 * @param action {@code kill}, {@code pause} or {@code disconnect}
 * @param guarantee what the engine promises of results: {@code at least once} or {@code exactly once}
 * @param strikes each time, in order
 * @param unansweredBefore the most events that waited for their result at any moment of the measured time before the first
 *     strike, or of the warm-up's second half if there was none: the level that lag must come back to
 * @param unansweredPeak the most that waited after it
 */
public record Recovery(
        String target,
        String action,
        String guarantee,
        List<Strike> strikes,
        long unansweredBefore,
        long unansweredPeak) {

    /** The guarantee under which a result may come out again. */
    public static final String AT_LEAST_ONCE = "at least once";

    /** The guarantee under which none may. */
    public static final String EXACTLY_ONCE = "exactly once";

    public Recovery {
        strikes = List.copyOf(strikes);
    }

    /** Whether a result may come out again. */
    public boolean mayRepeat() {
        return AT_LEAST_ONCE.equals(guarantee);
    }

    /**
     * One strike.
     *
     * @param process the role of the process that was struck
     * @param pid its process id
     * @param exitStatus 137 of a process that was killed; null of one that was paused or cut off
     * @param atMs when it was killed, stopped or cut off
     * @param noticedMs when the engine noticed; null if it does not tell, or had no need to
     * @param backMs when a process took its place, or it went on
     * @param readyMs when broker and job said that they work again
     * @param firstResultMs when the first result was seen that was computed after that
     * @param caughtUpMs when no more events waited for their result than before
     * @param excessLatencySeconds how much later than usual results came, summed over all events that were due until then: the
     *     area between latency and its level before, in event-seconds
     */
    public record Strike(
            String process,
            long pid,
            @Nullable Integer exitStatus,
            long atMs,
            @Nullable Long noticedMs,
            @Nullable Long backMs,
            @Nullable Long readyMs,
            @Nullable Long firstResultMs,
            @Nullable Long caughtUpMs,
            @Nullable Double excessLatencySeconds) {}
}
