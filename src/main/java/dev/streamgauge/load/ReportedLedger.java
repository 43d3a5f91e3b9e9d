package dev.streamgauge.load;

import dev.streamgauge.load.LedgerReport.Figure;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** An account that is kept elsewhere, as far as it has been reported. One thread enters reports, any thread reads. */
public final class ReportedLedger implements SendLedger {

    private static final int EXPECTED_POSITIONS = 1024;

    private final Map<Figure, Counts> figures = new EnumMap<>(Figure.class);
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile long maxUnsent;
    private volatile Histogram lagNanos = new Histogram(3);

    /** Nothing was reported yet. */
    public ReportedLedger() {
        for (Figure figure : Figure.values()) {
            figures.put(figure, new Counts(EXPECTED_POSITIONS));
        }
    }

    /**
     * Enters the next report.
     *
     * @throws IllegalArgumentException if its histogram cannot be read
     */
    public void enter(LedgerReport report) {
        report.figures().forEach((figure, changes) -> changes.forEach(counts(figure)::raise));
        failures.addAll(report.failures());
        maxUnsent = report.maxUnsent();
        String lags = report.lagNanos();
        if (lags != null) {
            lagNanos = decoded(lags);
        }
    }

    private static Histogram decoded(String compressed) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(compressed)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("A report's histogram of lags cannot be read", e);
        }
    }

    private Counts counts(Figure figure) {
        return Objects.requireNonNull(figures.get(figure), figure.name());
    }

    private long sum(Figure figure) {
        Counts counts = counts(figure);
        return IntStream.range(0, counts.end()).mapToLong(counts::at).sum();
    }

    @Override
    public long sent() {
        return sum(Figure.SENT);
    }

    @Override
    public long acknowledged() {
        return sum(Figure.ACKNOWLEDGED);
    }

    @Override
    public long failed() {
        return sum(Figure.FAILED);
    }

    @Override
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public long sentIn(int second) {
        return counts(Figure.SENT).at(second);
    }

    @Override
    public long acknowledgedIn(int second) {
        return counts(Figure.ACKNOWLEDGED).at(second);
    }

    @Override
    public long failedIn(int second) {
        return counts(Figure.FAILED).at(second);
    }

    @Override
    public long maxLagNanosIn(int second) {
        return counts(Figure.MAX_LAG_NANOS).at(second);
    }

    @Override
    public long sentInSlot(int slot) {
        return counts(Figure.SENT_IN_SLOT).at(slot);
    }

    @Override
    public int slots() {
        return counts(Figure.SENT_IN_SLOT).end();
    }

    @Override
    public long maxUnsent() {
        return maxUnsent;
    }

    @Override
    public Histogram lagNanos() {
        return lagNanos.copy();
    }
}
