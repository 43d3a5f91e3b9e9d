package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the audit knows of a stream before anything is read back. */
class InputAuditTest {

    private static final Duration HASHED = Duration.ofSeconds(3);

    private static AdWorkload workload(long seed) {
        return AdWorkload.of(Given.defaults().configuration(), seed);
    }

    private static InputAudit audit(long seed, long sent) {
        return InputAudit.of(workload(seed), sent, Duration.ZERO, HASHED, 1_700_000_000_000L, 2_000);
    }

    @Test
    void onlyEventsDueBeforeTheDrainEnterTheHash() {
        StreamHash before = new StreamHash();
        EventStream stream = workload(42).stream();
        for (stream.advance(); stream.intendedOffsetNanos() < HASHED.toNanos(); stream.advance()) {
            stream.addTo(before);
        }

        assertThat(before.count()).isBetween(100L, 500L);
        assertThat(audit(42, 500).streamSha256()).isEqualTo(before.hex());
        assertThat(audit(42, 600).streamSha256()).as("after a longer drain").isEqualTo(before.hex());
    }

    @Test
    void aLoadThatBrokeOffOrAnotherSeedHasAnotherHash() {
        String whole = audit(42, 500).streamSha256();

        assertThat(audit(42, 100).streamSha256()).isNotEqualTo(whole);
        assertThat(audit(43, 500).streamSha256()).isNotEqualTo(whole);
    }

    @Test
    void everySentEventIsDueInItsSecond() {
        InputAudit audit = audit(42, 500);
        EventStream stream = workload(42).stream();
        long inTheFirst = IntStream.range(0, 500)
                .filter(event -> {
                    stream.advance();
                    return stream.intendedOffsetNanos() < 1_000_000_000L;
                })
                .count();

        assertThat(audit.dueIn(0)).isEqualTo(inTheFirst).isPositive();
        assertThat(IntStream.range(0, 60).mapToLong(audit::dueIn).sum()).isEqualTo(500);
        assertThat(audit.dueIn(60)).isZero();
    }

    @Test
    void theLoadLastsUntilItsLastEventIsDue() {
        EventStream stream = workload(42).stream();
        IntStream.range(0, 500).forEach(event -> stream.advance());

        assertThat(audit(42, 500).loadNanos()).isEqualTo(stream.intendedOffsetNanos());
        assertThat(audit(42, 0).loadNanos()).isZero();
    }

    @Test
    void withoutReadingBackNothingIsSaidOfWhatArrived() {
        assertThat(audit(42, 500).receivedSha256()).isNull();
        assertThat(audit(42, 500).faults()).isEmpty();
    }
}
