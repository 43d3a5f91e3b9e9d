package dev.streamgauge.load;

import dev.streamgauge.load.LedgerReport.Figure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Reports an account bit by bit to who cannot see it. For one thread. */
public final class LedgerReporter {

    private final SendLedger ledger;
    private final Map<Figure, Map<Integer, Long>> reported = new EnumMap<>(Figure.class);
    private int failuresReported;

    /** Has reported nothing yet. */
    public LedgerReporter(SendLedger ledger) {
        this.ledger = ledger;
        for (Figure figure : Figure.values()) {
            reported.put(figure, new HashMap<>());
        }
    }

    /** What has changed since the last time. */
    public LedgerReport next() {
        return report(null);
    }

    /** The same when the load has ended and every event has its fate. */
    public LedgerReport last() {
        Histogram lags = ledger.lagNanos();
        ByteBuffer bytes = ByteBuffer.allocate(lags.getNeededByteBufferCapacity());
        int length = lags.encodeIntoCompressedByteBuffer(bytes);
        return report(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
    }

    private LedgerReport report(@Nullable String lagNanos) {
        Map<Figure, Map<Integer, Long>> changes = new EnumMap<>(Figure.class);
        reported.forEach((figure, known) -> changes.put(figure, changes(figure, known)));
        List<String> failures = ledger.failures();
        List<String> fresh = failures.subList(failuresReported, failures.size());
        failuresReported = failures.size();
        return new LedgerReport(changes, fresh, ledger.maxUnsent(), lagNanos);
    }

    private Map<Integer, Long> changes(Figure figure, Map<Integer, Long> known) {
        Map<Integer, Long> changes = new HashMap<>();
        for (int position = 0; position < figure.positions(ledger); position++) {
            long now = figure.in(ledger, position);
            Long before = known.put(position, now);
            if (before == null ? now != 0 : before != now) {
                changes.put(position, now);
            }
        }
        return changes;
    }
}
