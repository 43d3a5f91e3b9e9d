package dev.streamgauge.workload.arrivals;

import static dev.streamgauge.workload.arrivals.Claimed.UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FalseScheduleTest {

    private static final long SECOND = 1_000_000_000;

    private static ScheduleCertificate claimed(ArrivalKind kind, LongStream schedule) {
        return Claimed.process(kind).certify(42, schedule, UNTIL);
    }

    /** What a generator makes that draws a second's number of events and sends them all when the second begins. */
    private static LongStream burstEachSecond() {
        return Claimed.schedule(Claimed.process(ArrivalKind.SPP), 42).map(due -> due / SECOND * SECOND);
    }

    @Test
    void oneBurstASecondIsNoSteadyProcess() {
        ScheduleCertificate certificate = claimed(ArrivalKind.SPP, burstEachSecond());

        assertThat(Claimed.failures(certificate)).containsExactly("gaps", "dispersion");
        assertThat(certificate.holds()).isFalse();
        assertThat(Claimed.check(certificate, "dispersion").statistic()).isGreaterThan(100);
    }

    @Test
    void oneBurstASecondSpreadOverItsFirstTenthIsNoSteadyProcess() {
        LongStream bursts = Claimed.schedule(Claimed.process(ArrivalKind.SPP), 42)
                .map(due -> due / SECOND * SECOND + due % SECOND / 10);

        assertThat(Claimed.failures(claimed(ArrivalKind.SPP, bursts))).containsExactly("gaps", "dispersion");
    }

    @Test
    void wholeMillisecondsAreNotEventsAtAnyInstant() {
        LongStream coarse =
                Claimed.schedule(Claimed.process(ArrivalKind.SPP), 42).map(due -> due / 1_000_000 * 1_000_000);

        assertThat(Claimed.failures(claimed(ArrivalKind.SPP, coarse))).containsExactly("gaps");
    }

    @ParameterizedTest
    @EnumSource(names = {"SPP", "SWITCHED"})
    void aGeneratorAtNineteenTwentiethsOfItsRateIsCaught(ArrivalKind kind) {
        LongStream slow = Claimed.schedule(Claimed.process(kind, 0.95 * 500), 42);

        assertThat(Claimed.failures(claimed(kind, slow))).containsExactly("gaps", "count");
    }

    @Test
    void equalGapsAtNineteenTwentiethsOfTheRateAreCaught() {
        LongStream slow = Claimed.schedule(new UniformArrivals(475), 42);

        assertThat(Claimed.failures(claimed(ArrivalKind.UNIFORM, slow))).containsExactly("gaps", "count");
    }

    @Test
    void aScheduleThatEndsEarlyIsCaught() {
        LongStream cut = Claimed.schedule(Claimed.process(ArrivalKind.SPP), 42).takeWhile(due -> due < 55 * SECOND);

        assertThat(Claimed.failures(claimed(ArrivalKind.SPP, cut))).containsExactly("count", "dispersion");
    }

    @Test
    void burstyArrivalsAreNoSteadyOnes() {
        LongStream bursty = Claimed.schedule(Claimed.process(ArrivalKind.MMPP), 42);

        assertThat(Claimed.failures(claimed(ArrivalKind.SPP, bursty))).contains("gaps", "dispersion");
    }

    @ParameterizedTest
    @EnumSource(names = {"SPP", "SWITCHED", "UNIFORM"})
    void otherArrivalsAreNotBurstyOnes(ArrivalKind actual) {
        LongStream schedule = Claimed.schedule(Claimed.process(actual), 42);

        assertThat(Claimed.failures(claimed(ArrivalKind.MMPP, schedule))).contains("gaps", "dispersion");
    }

    @Test
    void burstyArrivalsOfOtherStatesAreCaught() {
        LongStream schedule = Claimed.schedule(Claimed.process(ArrivalKind.MMPP), 43);

        assertThat(Claimed.failures(claimed(ArrivalKind.MMPP, schedule))).contains("gaps", "dispersion");
    }

    @Test
    void equalGapsAreTooEvenForASteadyProcess() {
        LongStream schedule = Claimed.schedule(Claimed.process(ArrivalKind.UNIFORM), 42);

        ScheduleCertificate certificate = claimed(ArrivalKind.SPP, schedule);

        assertThat(Claimed.failures(certificate)).containsExactly("gaps", "dispersion");
        Check dispersion = Claimed.check(certificate, "dispersion");
        assertThat(dispersion.statistic()).isLessThan(dispersion.low());
    }

    @Test
    void aSteadyProcessHasNoEqualGaps() {
        LongStream schedule = Claimed.schedule(Claimed.process(ArrivalKind.SPP), 42);

        assertThat(Claimed.failures(claimed(ArrivalKind.UNIFORM, schedule))).contains("gaps");
    }

    @Test
    void oneEqualGapThatIsThreeNanosecondsOffIsCaught() {
        LongStream schedule = Claimed.schedule(Claimed.process(ArrivalKind.UNIFORM), 42)
                .map(due -> due < 30 * SECOND ? due : due + 3);

        assertThat(Claimed.failures(claimed(ArrivalKind.UNIFORM, schedule))).containsExactly("gaps");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyScheduleIsNeverCertified(ArrivalKind kind) {
        assertThat(Claimed.failures(claimed(kind, LongStream.empty()))).contains("count");
    }

    @ParameterizedTest
    @EnumSource(names = {"SPP", "UNIFORM"})
    void anEmptyScheduleIsNotCertifiedEvenWhereNoEventMayWellBeExpected(ArrivalKind kind) {
        ScheduleCertificate certificate =
                Claimed.process(kind, 0.1).certify(42, LongStream.empty(), Duration.ofSeconds(1));

        assertThat(certificate.holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPP     | gaps       | gaps are not exponential at 500/s: KS distance 0\\.99\\d? of n = \\d{5}, accepted is at most 0\\.012\\d, p < 1e-12",
                "SPP     | dispersion | dispersion is not 1, that of a Poisson process: index of dispersion \\d{3} of n = 1000, accepted is 0\\.8\\d+ to 1\\.1\\d+, p < 1e-12",
                "UNIFORM | gaps       | gaps are not 2000000 ns each but for rounding: greatest deviation in ns 998000000 of n = \\d{5}, accepted is at most 2",
            })
    void theFindingNamesStatisticSampleAndWhatIsAccepted(ArrivalKind kind, String name, String wording) {
        assertThat(Claimed.check(claimed(kind, burstEachSecond()), name).finding())
                .matches(wording);
    }

    @Test
    void theFindingOfAMissingEventIsInEvents() {
        LongStream half = Claimed.schedule(new UniformArrivals(250), 42);

        assertThat(Claimed.check(claimed(ArrivalKind.SPP, half), "count").finding())
                .isEqualTo("count is not Poisson with mean 30000: number of events 15000 of n = 15000, "
                        + "accepted is 29325 to 30675, p < 1e-12");
    }
}
