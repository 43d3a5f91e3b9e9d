package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A window of 2 s; warm-up and measurement of 40 s. Each test spoils one thing. */
class ValidityTest {

    private static final Harness AWAKE = new Harness(2, 80, 3, 40, 20, 0.1, "normal priority");
    private static final Certificate.Sends KEPT = new Certificate.Sends(4_000, 3_999, 12, 0.003, 0.05, 1.0, 1.1);
    private static final ScheduleCertificate POISSON = new ScheduleCertificate(
            "Poisson, 100/s",
            List.of(new ScheduleCertificate.Check("gaps", "exponential", 4_000, 0.01, null, 0.04, 0.7, true)));

    private static List<String> reasons(
            Histogram lag, Duration longest, ScheduleCertificate schedule, Certificate.Sends sends, Harness harness) {
        return Validity.reasons(
                ledger(),
                lag,
                longest,
                new Certificate(schedule, sends),
                harness,
                Duration.ofSeconds(2),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40));
    }

    /** Nothing was sent, so everything sent has its fate. */
    private static SendLedger ledger() {
        AdWorkload workload = AdWorkload.of(Given.defaults().configuration(), 42);
        try (OpenLoop load = OpenLoop.start(
                workload.stream(),
                (index, sentNanos, producer, partition, value, fate) -> {},
                WallClock.epochNanos(),
                Duration.ZERO,
                Duration.ZERO)) {
            return load.ledger();
        }
    }

    private static Histogram lag(Duration each) {
        Histogram lag = new Histogram(3);
        lag.recordValueWithCount(each.toNanos(), 4_000);
        return lag;
    }

    private static List<String> reasons(Certificate.Sends sends) {
        return reasons(lag(Duration.ofNanos(50_000)), Duration.ofMillis(20), POISSON, sends, AWAKE);
    }

    private static List<String> reasons(Harness harness) {
        return reasons(lag(Duration.ofNanos(50_000)), Duration.ofMillis(20), POISSON, KEPT, harness);
    }

    @Test
    void aHarnessThatKeptItsScheduleCounts() {
        assertThat(reasons(KEPT)).isEmpty();
    }

    @Test
    void lagsBeyondTheirLimitsAreNamed() {
        assertThat(reasons(lag(Duration.ofMillis(300)), Duration.ofMillis(300), POISSON, KEPT, AWAKE))
                .hasSize(2)
                .allMatch(reason -> reason.startsWith("the schedule was not kept"));
    }

    @Test
    void oneEventThatWasSentMoreThanHalfAWindowLateIsAStall() {
        assertThat(reasons(lag(Duration.ofNanos(50_000)), Duration.ofMillis(1_001), POISSON, KEPT, AWAKE))
                .containsExactly("the harness stalled: an event was sent 1001.0 ms after it was due, limit 1000 ms");
    }

    @Test
    void aScheduleThatIsNotWhatItClaimsIsNamedWithTheStatistic() {
        ScheduleCertificate bursty = new ScheduleCertificate(
                "Poisson, 100/s",
                List.of(new ScheduleCertificate.Check("gaps", "exponential", 4_000, 0.81, null, 0.04, 0.0, false)));

        assertThat(reasons(lag(Duration.ofNanos(50_000)), Duration.ofMillis(20), bursty, KEPT, AWAKE))
                .singleElement()
                .asString()
                .startsWith("the schedule is not Poisson, 100/s: ")
                .contains("0.81");
    }

    @Test
    void aRateThatIsNotKeptIsNamed() {
        assertThat(reasons(new Certificate.Sends(4_000, 3_200, 800, 0.2, 0.05, 1, 1)))
                .containsExactly(
                        "the generator could not keep its rate: only 3200 of 4000 events (80.0 %) were sent by the time they were due",
                        "the sends strayed from the schedule: sup|F_sent - F_scheduled| = 0.2000, limit 0.0500, with up to 800 events due and not sent");
    }

    @Test
    void burstsOfTheGeneratorsOwnAreNamedButNotThoseOfABurstySchedule() {
        assertThat(reasons(new Certificate.Sends(4_000, 4_000, 90, 0.0225, 0.05, 1, 90)))
                .singleElement()
                .asString()
                .startsWith("the generator sent in bursts of its own");
        assertThat(reasons(new Certificate.Sends(4_000, 4_000, 90, 0.0225, 0.05, 80, 90)))
                .isEmpty();
    }

    @Test
    void oneStallOfHalfASecondIsNoBurstWhateverTheRate() {
        long due = 60_000;
        double perSlot = due / 400.0;
        double ofTheStall = (Math.pow(5 * perSlot, 2) + 5 * Math.pow(perSlot, 2)) / 400 / perSlot;

        assertThat(reasons(new Certificate.Sends(due, due, 900, 0.0125, 0.0128, 1, 1 + ofTheStall)))
                .isEmpty();
        assertThat(reasons(new Certificate.Sends(due, due, 900, 0.0125, 0.0128, 1, 1 + 3 * ofTheStall)))
                .hasSize(1);
    }

    @Test
    void aStandStillOfTheMeasuringJvmIsNamed() {
        assertThat(reasons(new Harness(2, 1_200, 3, 40, 20, 0, "")))
                .containsExactly("the measuring JVM stood still for 1200.0 ms, limit 1000 ms");
    }

    @Test
    void tooMuchGarbageCollectionIsNamed() {
        assertThat(reasons(new Harness(2, 80, 300, 2_001, 20, 0, "")))
                .containsExactly("the measuring JVM spent 2001 ms in pauses for garbage collection, limit 2000 ms");
    }

    @Test
    void aClockThatWasSteppedEitherWayIsNamed() {
        assertThat(reasons(new Harness(2, 80, 3, 40, 20, 51, "")))
                .containsExactly("the system clock moved by 51.0 ms against the monotonic one, limit 50 ms");
        assertThat(reasons(new Harness(2, 80, 3, 40, 20, -51, ""))).hasSize(1);
        assertThat(reasons(new Harness(2, 80, 3, 40, 20, -49, ""))).isEmpty();
    }
}
