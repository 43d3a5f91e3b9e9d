package dev.streamgauge.workload.arrivals;

import static dev.streamgauge.workload.arrivals.Claimed.UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrueScheduleTest {

    @ParameterizedTest
    @EnumSource
    void aScheduleIsCertifiedAsWhatItIs(ArrivalKind kind) {
        ArrivalProcess process = Claimed.process(kind);

        List<Long> refused = LongStream.range(0, 50)
                .filter(seed -> !Claimed.certificate(process, seed).holds())
                .boxed()
                .toList();

        assertThat(refused)
                .as("seeds refused: with at most 5 tests a seed, two in 50 have a chance of 0.03 percent")
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SPP, 'gaps, count, dispersion'",
        "MMPP, 'gaps, count, dispersion, dwell high, dwell low'",
        "SWITCHED, 'gaps, count, dispersion, dwell'",
        "UNIFORM, 'gaps, count'",
    })
    void eachKindHasItsTests(ArrivalKind kind, String names) {
        assertThat(Claimed.certificate(Claimed.process(kind), 42).checks())
                .extracting(Check::name)
                .containsExactly(names.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "SPP, 'Poisson, 500/s'",
        "MMPP, 'MMPP, high 2000/s for 400 ms, low 125/s for 1600 ms in the mean'",
        "SWITCHED, 'Poisson switched on a cycle, high 2000/s for 400 ms, low 125/s for 1600 ms'",
        "UNIFORM, 'equal gaps, 500/s'",
    })
    void theClaimIsWorded(ArrivalKind kind, String words) {
        assertThat(Claimed.certificate(Claimed.process(kind), 42).process()).isEqualTo(words);
    }

    @Test
    void theReaderOfBurstyArrivalsSeesTheDispersionThatTheoryExpectsOnTheClock() {
        Check dispersion = Claimed.check(Claimed.certificate(Claimed.process(ArrivalKind.MMPP), 42), "dispersion");

        // By hand: r1 = 2.5, r2 = 0.625, s = 3.125, C = 562500, 1 + 720 * (1 - (1 - exp(-0.3125)) / 0.3125) = 102.64.
        assertThat(dispersion.hypothesis())
                .isEqualTo("1 in rescaled time (by theory 102.6 in tenths of a second on the clock)");
        assertThat(dispersion.statistic()).isBetween(dispersion.low(), dispersion.high());
    }

    @ParameterizedTest
    @CsvSource({"SPP, gaps", "SPP, dispersion", "MMPP, gaps", "MMPP, dispersion", "MMPP, dwell low"})
    void pValuesOfTrueSchedulesAreSpreadEvenly(ArrivalKind kind, String name) {
        ArrivalProcess process = Claimed.process(kind);

        double[] pValues = LongStream.range(1000, 1200)
                .mapToDouble(seed ->
                        Claimed.check(Claimed.certificate(process, seed), name).pValue())
                .toArray();

        assertThat(KolmogorovSmirnovTest.withDefaults().test(pValues, p -> p).getPValue())
                .isGreaterThan(ScheduleCertificate.ALPHA);
    }

    @Test
    void roundingToNanosecondsIsNoFindingAtRatesNearTheClocks() {
        ArrivalProcess process = Claimed.process(ArrivalKind.MMPP, 2_000_000);
        Duration until = Duration.ofSeconds(2);
        LongStream schedule = Claimed.schedule(process, 42).takeWhile(due -> due < until.toNanos());

        ScheduleCertificate certificate = process.certify(42, schedule, until);

        assertThat(Claimed.failures(certificate)).isEmpty();
        assertThat(Claimed.check(certificate, "gaps").n()).isBetween(20L, 1000L);
        assertThat(Claimed.check(certificate, "count").n()).isGreaterThan(1_000_000);
    }

    @Test
    void aScheduleTooShortForTheOtherTestsIsJudgedByItsCount() {
        ArrivalProcess process = new SteadyPoisson(0.1);

        ScheduleCertificate certificate =
                process.certify(42, LongStream.rangeClosed(1, 6).map(i -> i * 7_000_000_000L), UNTIL);

        assertThat(certificate.checks()).extracting(Check::name).containsExactly("count");
        assertThat(certificate.holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3.3, 'gaps, count'", "3.4, 'gaps, count, dispersion'"})
    void dispersionIsTestedFromTwoHundredExpectedEventsOn(double rateHz, String names) {
        assertThat(Claimed.certificate(new SteadyPoisson(rateHz), 42).checks())
                .extracting(Check::name)
                .containsExactly(names.split(", "));
    }
}
