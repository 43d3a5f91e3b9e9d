package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LedgerReporterTest {

    private static final long MILLI = 1_000_000L;
    private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

    private final OpenLoopLedger kept = new OpenLoopLedger(FOUR_SECONDS, FOUR_SECONDS);
    private final LedgerReporter reporter = new LedgerReporter(kept);
    private final ReportedLedger reported = new ReportedLedger();

    /** An event each 10 ms, each tenth of them lost, sent up to 99 ms late. */
    private void load(int from, int to) {
        for (int event = from; event < to; event++) {
            long due = event * 10 * MILLI;
            kept.sent(due, (event * 7 % 100) * MILLI);
            settle(event, event % 10 == 0);
        }
    }

    private void settle(int event, boolean lost) {
        EventSink.Fate fate = kept.fateOf(event * 10 * MILLI);
        if (lost) {
            fate.failed(event, new IllegalStateException("lost"));
        } else {
            fate.acknowledged(event);
        }
    }

    private void assertReportedAsKept() {
        assertThat(reported.sent()).isEqualTo(kept.sent());
        assertThat(reported.acknowledged()).isEqualTo(kept.acknowledged());
        assertThat(reported.failed()).isEqualTo(kept.failed());
        assertThat(reported.failures()).isEqualTo(kept.failures());
        assertThat(reported.maxUnsent()).isEqualTo(kept.maxUnsent());
        assertThat(reported.slots()).isEqualTo(kept.slots());
        for (int second = 0; second < 6; second++) {
            assertThat(reported.sentIn(second)).isEqualTo(kept.sentIn(second));
            assertThat(reported.acknowledgedIn(second)).isEqualTo(kept.acknowledgedIn(second));
            assertThat(reported.failedIn(second)).isEqualTo(kept.failedIn(second));
            assertThat(reported.maxLagNanosIn(second)).isEqualTo(kept.maxLagNanosIn(second));
        }
        for (int slot = 0; slot < 60; slot++) {
            assertThat(reported.sentInSlot(slot)).isEqualTo(kept.sentInSlot(slot));
        }
    }

    @Test
    void anAccountIsTheSameWhereItIsReported() {
        load(0, 50);
        reported.enter(reporter.next());
        assertReportedAsKept();

        load(50, 350);
        reported.enter(reporter.next());
        assertReportedAsKept();
        assertThat(reported.lagNanos().getTotalCount())
                .as("the histogram comes last")
                .isZero();

        load(350, 390);
        reported.enter(reporter.last());
        assertReportedAsKept();
        assertThat(reported.lagNanos()).isEqualTo(kept.lagNanos());
    }

    @Test
    void aReportHoldsWhatHasChangedAlone() {
        load(0, 150);
        reporter.next();

        settle(20, false);
        LedgerReport report = reporter.next();

        assertThat(report.figures().get(LedgerReport.Figure.ACKNOWLEDGED))
                .containsOnlyKeys(0)
                .containsValue(kept.acknowledgedIn(0));
        assertThat(report.figures().get(LedgerReport.Figure.SENT)).isEmpty();
        assertThat(report.figures().get(LedgerReport.Figure.SENT_IN_SLOT)).isEmpty();
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void anUnreadableHistogramIsRefused() {
        LedgerReport whole = reporter.last();
        String cut = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

        assertThatThrownBy(() ->
                        reported.enter(new LedgerReport(whole.figures(), whole.failures(), whole.maxUnsent(), cut)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
