package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummedLedgerTest {

    private static final long MILLI = 1_000_000L;
    private static final Duration FOUR_SECONDS = Duration.ofSeconds(4);

    private final OpenLoopLedger one = new OpenLoopLedger(FOUR_SECONDS, FOUR_SECONDS);
    private final OpenLoopLedger other = new OpenLoopLedger(FOUR_SECONDS, FOUR_SECONDS);
    private final SendLedger both = new SummedLedger(List.of(one, other));

    @Test
    void sharesAddUpAndTheLongestLagIsThatOfAny() {
        one.sent(200 * MILLI, 5 * MILLI);
        one.fateOf(200 * MILLI).acknowledged(0);
        other.sent(250 * MILLI, 30 * MILLI);
        other.fateOf(250 * MILLI).failed(1, new IllegalStateException("lost"));
        other.sent(3_000 * MILLI, 0);
        other.fateOf(3_000 * MILLI).acknowledged(2);

        assertThat(both.sent()).isEqualTo(3);
        assertThat(both.acknowledged()).isEqualTo(2);
        assertThat(both.failed()).isEqualTo(1);
        assertThat(both.failures()).hasSize(1).first().asString().contains("lost");
        assertThat(both.sentIn(0)).isEqualTo(2);
        assertThat(both.acknowledgedIn(3)).isEqualTo(1);
        assertThat(both.failedIn(0)).isEqualTo(1);
        assertThat(both.maxLagNanosIn(0)).isEqualTo(30 * MILLI);
        assertThat(both.sentInSlot(2)).isEqualTo(2);
        assertThat(both.slots()).isEqualTo(31);
        assertThat(both.maxUnsent()).isEqualTo(2);
        assertThat(both.lagNanos().getTotalCount()).isEqualTo(3);
    }
}
