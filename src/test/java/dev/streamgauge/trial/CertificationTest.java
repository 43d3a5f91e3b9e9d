package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.time.Duration;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sends of a Poisson stream at 100/s over 40 s, held against its schedule. */
class CertificationTest {

    private static final Duration UNTIL = Duration.ofSeconds(40);
    private static final int SLOTS = 400;

    private final AdWorkload workload = AdWorkload.of(Given.defaults().configuration(), 42);
    private final long[] dueIn = dueIn();

    private long[] dueIn() {
        long[] counts = new long[SLOTS];
        EventStream stream = workload.stream();
        for (stream.advance(); stream.intendedOffsetNanos() < UNTIL.toNanos(); stream.advance()) {
            counts[(int) (stream.intendedOffsetNanos() / 100_000_000)]++;
        }
        return counts;
    }

    private long due() {
        return IntStream.range(0, SLOTS).mapToLong(slot -> dueIn[slot]).sum();
    }

    private Certificate certificate(IntToLongFunction sentInSlot, long maxUnsent) {
        return Certification.of(workload, sentInSlot, maxUnsent, UNTIL);
    }

    @Test
    void sendsOnScheduleAreCertified() {
        Certificate certificate = certificate(slot -> dueIn[slot], 1);

        assertThat(certificate.schedule().holds()).isTrue();
        assertThat(certificate.sends().holds()).isTrue();
        assertThat(certificate.schedule().checks()).isNotEmpty();
        assertThat(certificate.sends().due()).isEqualTo(due()).isBetween(3_750L, 4_250L);
        assertThat(certificate.sends().sent()).isEqualTo(due());
        assertThat(certificate.sends().dispersionSent())
                .isEqualTo(certificate.sends().dispersionDue());
        assertThat(certificate.sends().dispersionDue()).isCloseTo(1, within(0.3));
    }

    @Test
    void theDistanceIsTheLargestBacklogAsAShareOfAllEvents() {
        Certificate.Sends sends = certificate(slot -> dueIn[slot], 40).sends();

        assertThat(sends.distance()).isEqualTo(40.0 / due());
        assertThat(sends.distanceLimit()).isCloseTo(Math.sqrt(9.9035 / due()), within(1e-4));
        assertThat(sends.holds()).isTrue();
        assertThat(certificate(slot -> dueIn[slot], due() / 10).sends().holds()).isFalse();
    }

    @Test
    void whatWasNeverSentIsABacklogToo() {
        Certificate.Sends sends =
                certificate(slot -> slot < 300 ? dueIn[slot] : 0, 1).sends();

        assertThat(sends.sent()).isLessThan(due());
        assertThat(sends.maxUnsent()).isEqualTo(due() - sends.sent());
        assertThat(sends.holds()).isFalse();
    }

    @Test
    void aBurstEverySecondDispersesTheSendsFarMoreThanTheSchedule() {
        IntToLongFunction atOnce = slot -> slot % 10 == 0
                ? IntStream.range(slot, slot + 10).mapToLong(of -> dueIn[of]).sum()
                : 0;

        Certificate.Sends sends = certificate(atOnce, 1).sends();

        assertThat(sends.dispersionSent()).isGreaterThan(Limits.BURSTINESS * Math.max(1, sends.dispersionDue()));
    }

    @Test
    void aLagThatIsAllowedIsAllowedInABurstToo() {
        AdWorkload bursty =
                AdWorkload.of(Given.defaults().withArrivals("switched").configuration(), 42);

        Certificate.Sends sends =
                Certification.of(bursty, slot -> 0, 1, Duration.ofSeconds(1)).sends();

        double chance = Math.sqrt(9.9035 * sends.due());
        assertThat(sends.distanceLimit() * sends.due())
                .as("the most that fall due within 200 ms of a burst at 400/s, more than chance alone moves")
                .isBetween(80.0, 120.0)
                .isGreaterThan(chance);
    }
}
