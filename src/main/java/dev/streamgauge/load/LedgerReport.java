package dev.streamgauge.load;

import dev.streamgauge.evidence.ArrivalRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in an account since the report before. Reports that are entered in order, each once, make the account anew
 * elsewhere.
 *
 * @param figures what changed, as it is now, by its position: a second or a slot
 * @param failures the failures that have come
 * @param maxUnsent as in {@link SendLedger#maxUnsent()}, so far
 * @param lagNanos the histogram, compressed and in Base64; null but in the last report
 */
public record LedgerReport(
        Map<Figure, Map<Integer, Long>> figures,
        List<String> failures,
        long maxUnsent,
        @Nullable String lagNanos) {

    /** A figure that an account has for each second, or each slot. None ever becomes less. */
    public enum Figure {
        /** {@link SendLedger#sentIn}. */
        SENT,
        /** {@link SendLedger#acknowledgedIn}. */
        ACKNOWLEDGED,
        /** {@link SendLedger#failedIn}. */
        FAILED,
        /** {@link SendLedger#maxLagNanosIn}. */
        MAX_LAG_NANOS,
        /** {@link SendLedger#sentInSlot}. */
        SENT_IN_SLOT;

        long in(SendLedger ledger, int position) {
            return switch (this) {
                case SENT -> ledger.sentIn(position);
                case ACKNOWLEDGED -> ledger.acknowledgedIn(position);
                case FAILED -> ledger.failedIn(position);
                case MAX_LAG_NANOS -> ledger.maxLagNanosIn(position);
                case SENT_IN_SLOT -> ledger.sentInSlot(position);
            };
        }

        /** How many positions there are by now: nothing is handed over before it is due, so the slots tell the seconds, too. */
        int positions(SendLedger ledger) {
            int slots = ledger.slots();
            return this == SENT_IN_SLOT ? slots : slots / SLOTS_A_SECOND + 1;
        }
    }

    private static final int SLOTS_A_SECOND = 1_000 / ArrivalRow.SLOT_MS;
}
