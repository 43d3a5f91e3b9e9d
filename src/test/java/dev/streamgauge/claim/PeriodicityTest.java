package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicityTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration TRIGGER = Duration.ofMillis(700);
    private static final int WINDOWS = 31;

    @ParameterizedTest
    @CsvSource({
        "2000, 700, 0.142857",
        "2000, 1000, 0",
        "10000, 700, 0.285714",
        "10000, 1000, 0",
        "2000, 1300, 0.461538",
        "10000, 4000, 0.5",
        "2000, 9000, 0.222222"
    })
    void aTriggerShowsAtItsAlias(long windowMs, long triggerMs, double cyclesPerWindow) {
        assertThat(Periodicity.alias(Duration.ofMillis(windowMs), Duration.ofMillis(triggerMs)))
                .isCloseTo(cyclesPerWindow, within(1e-6));
    }

    @Test
    void theAliasIsWhatSamplesOfTheTriggersSineShow() {
        double alias = Periodicity.alias(WINDOW, TRIGGER);

        for (int k = 0; k < 50; k++) {
            assertThat(Math.cos(2 * Math.PI * 2_000 * k / 700.0))
                    .as("window %d", k)
                    .isCloseTo(Math.cos(2 * Math.PI * alias * k), within(1e-9));
        }
    }

    @Test
    void aTriggerThatIsNoIntervalIsRefused() {
        assertThatThrownBy(() -> Periodicity.alias(WINDOW, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 s");
    }

    private static MadeTrial sawtooth(String stream, double sizeMs) {
        return MadeTrial.of("spark", stream)
                .withOverheads(WINDOWS, k -> 1_000 + sizeMs * ((2_000 * k) % 700) / 700 + 4 * Math.sin(k * k));
    }

    private static Periodicity of(Duration trigger, MadeTrial... trials) {
        return Periodicity.of(MadeTrial.tested(WINDOWS, "windows", List.of(trials)), trigger);
    }

    @Test
    void aPeakAtTheAliasIsConfirmedAndTold() {
        Periodicity periodicity = of(TRIGGER, sawtooth("spp-r1", 700));
        Ruling ruling = periodicity.oscillates(50);

        assertThat(periodicity.spectrum().predicted()).isCloseTo(1 / 7.0, within(1e-12));
        assertThat(periodicity.spectrum().ordinates()).hasSize(15);
        assertThat(periodicity.spectrum().highest().cyclesPerWindow()).isCloseTo(1 / 7.0, within(1.0 / WINDOWS));
        assertThat(periodicity.spectrum().atPredicted().power())
                .isGreaterThan(periodicity.spectrum().band());
        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).isEqualTo(WINDOWS);
        assertThat(ruling.narrative())
                .startsWith(
                        "One window every 2 s shows a trigger every 700 ms at its alias, 0.143 cycles per window. There the"
                                + " mean periodogram of one raw series of 31 windows has ")
                .contains("So the latency oscillates with the trigger.");
    }

    @Test
    void aPeakElsewhereIsNotTheTriggersAndIsTold() {
        MadeTrial other = MadeTrial.of("spark", "spp-r1").withOverheads(WINDOWS, k -> k % 3 == 0 ? 700 : 0);
        Ruling ruling = of(TRIGGER, other).oscillates(1);

        assertThat(ruling.verdict()).isNotEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.narrative())
                .contains("A higher peak stands at 0.323 cycles per window, where none was predicted.");
    }

    @Test
    void aTriggerThatDividesTheWindowCannotBeSeen() {
        Ruling ruling = of(Duration.ofSeconds(1), sawtooth("spp-r1", 700)).oscillates(50);

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("not observable");
        assertThat(ruling.wouldChange()).isEqualTo("A trigger interval that does not divide the window.");
    }

    @Test
    void aCurveWithoutAnOscillationThatMattersIsRefuted() {
        assertThat(of(TRIGGER, sawtooth("spp-r1", 0)).oscillates(50).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(of(TRIGGER, sawtooth("spp-r1", 0)).oscillates(0.1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void onlyWindowsInARowMakeASeries() {
        MadeTrial broken = sawtooth("spp-r1", 700).plus(WindowRow.Status.MISSING, 0);
        for (int k = 0; k < 40; k++) {
            broken = broken.plus(k % 3, 0);
        }

        assertThat(of(TRIGGER, broken).spectrum().windows())
                .as("the longer part, less one to be odd")
                .isEqualTo(39);
        MadeTrial brief = MadeTrial.of("spark", "spp-r2").withOverheads(10, k -> k);
        assertThat(of(TRIGGER, brief).spectrum()).isNull();
        assertThat(of(TRIGGER, brief).oscillates(50).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void thePowersOfASeriesAreItsVariance() {
        double[] series = IntStream.range(0, 11).mapToDouble(k -> (k * 5) % 11).toArray();

        Spectrum spectrum = Spectrum.of(List.of(series), 0.05, 0.2);

        assertThat(spectrum.ordinates().stream()
                        .mapToDouble(Spectrum.Ordinate::power)
                        .average())
                .hasValueCloseTo(1.0, within(1e-12));
    }

    private static Verdicts rates(
            ClaimEvidence evidence, int series, double leastMs, Function<MadeEngine, double[]> overheads) {
        return Verdicts.of(5, engine -> {
            List<double[]> all =
                    Stream.generate(() -> overheads.apply(engine)).limit(series).toList();
            return Periodicity.of(evidence, TRIGGER, WINDOW, all, List.of()).oscillates(leastMs);
        });
    }

    private static ClaimEvidence alone() {
        return MadeTrial.tested(WINDOWS, "windows", List.of());
    }

    private static ClaimEvidence amongTwelve() {
        return MadeTrial.testedAmongTwelve(WINDOWS, "windows");
    }

    @Test
    void anOscillationThatIsNotThereIsSeldomConfirmed() {
        assertThat(rates(alone(), 1, 50, engine -> engine.frozenTimer(WINDOWS)).confirmed())
                .as("of 1000, one series")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(alone(), 4, 50, engine -> engine.frozenTimer(WINDOWS)).confirmed())
                .as("of 1000, four series")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(alone(), 4, 50, engine -> engine.alignedTrigger(WINDOWS))
                        .confirmed())
                .as("of 1000, with T + B or 2T + B")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void aTriggerThatDoesNotDivideTheWindowIsFoundInOneSeries() {
        assertThat(rates(amongTwelve(), 1, 50, engine -> engine.unalignedTrigger(WINDOWS, 2_000, 700))
                        .confirmed())
                .as("of 1000")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }

    @Test
    void whatOscillatesIsSeldomRefutedAndWhatDoesNotIsRefuted() {
        assertThat(rates(alone(), 4, 20, engine -> sine(engine, 20)).refuted())
                .as("of 1000, with just the amplitude that matters")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(amongTwelve(), 4, 20, engine -> engine.frozenTimer(WINDOWS))
                        .refuted())
                .as("of 1000, without any")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }

    private static double[] sine(MadeEngine engine, double amplitude) {
        double phase = engine.uniform(0, 2 * Math.PI);
        return IntStream.range(0, WINDOWS)
                .mapToDouble(k -> amplitude * Math.sin(2 * Math.PI * k / 7 + phase) + engine.normal(500, 20))
                .toArray();
    }
}
