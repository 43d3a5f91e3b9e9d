package dev.streamgauge.engine.flink.load;

import dev.streamgauge.load.LedgerReport;
import org.jspecify.annotations.Nullable;

/**
 * What one task of a load job says.
 *
 * @param share which of the tasks it is, from 0
 * @param pingSentNanos of an answer to a ping, when that was sent by the clock of who sent it; otherwise 0
 * @param epochMillis the task's clock
 * @param timer how its schedule is kept, once it is
 * @param report what has changed in its account; null before it sends, and in answer to a ping
 * @param ended whether it sends no more and every event has its fate
 * @param failure why its schedule broke off; null if it did not
 */
public record LoadAnswer(
        int share,
        long pingSentNanos,
        long epochMillis,
        String timer,
        @Nullable LedgerReport report,
        boolean ended,
        @Nullable String failure) {}
