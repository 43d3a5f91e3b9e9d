package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.StateEffect.ByState;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StateEffectTest {

    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int TRIALS = 8;
    private static final int WINDOWS = 25;

    /** A trial with one HIGH window in four, so much later than the others, around a centre of its own. */
    private static MadeTrial trial(int number, double laterMs) {
        MadeTrial trial = MadeTrial.of("spark", "mmpp-r" + number);
        for (int k = 0; k < 20; k++) {
            boolean high = k % 4 == 0;
            trial = trial.plus(1_000 * number + (k * 7) % 20 + (high ? laterMs : 0), high ? HIGH : LOW);
        }
        return trial;
    }

    private static StateEffect of(int decidesAt, MadeTrial... trials) {
        return StateEffect.of(MadeTrial.tested(decidesAt, "windows of the rarer state", List.of(trials)));
    }

    @Test
    void windowsAreComparedWithinTheirTrialAlone() {
        MadeTrial slow =
                MadeTrial.of("spark", "r1").plus(9_000, HIGH).plus(9_001, LOW).plus(9_002, LOW);
        MadeTrial fast = MadeTrial.of("spark", "r2").plus(3, HIGH).plus(1, LOW).plus(2, LOW);

        StateEffect effect = of(1, slow, fast);

        assertThat(effect.high()).isEqualTo(2);
        assertThat(effect.low()).isEqualTo(4);
        assertThat(effect.effect().a())
                .as("0 of 2 pairs in one trial, 2 of 2 in the other; across trials it would be 6 of 8")
                .isEqualTo(0.5);
    }

    @Test
    void aBurstShorterThanABatchSaysNothingOfTheBatch() {
        MadeTrial bursty = trial(1, 500).with("trigger", "every 1000 ms");

        assertThat(of(1, bursty.with("highDwell", "1 s")).trials()).hasSize(1);
        assertThat(of(1, bursty.with("highDwell", "400 ms").with("trigger", "none, event by event"))
                        .trials())
                .hasSize(1);
        StateEffect tooShort = of(1, bursty.with("highDwell", "400 ms"));

        assertThat(tooShort.trials()).isEmpty();
        assertThat(tooShort.highIsLater().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(tooShort.highIsLater().narrative()).contains("bursts as long as a batch");
    }

    @Test
    void theTestIsMannAndWhitneysWithOneTrial() {
        ByState windows = new ByState(new double[] {5, 9, 11, 12}, new double[] {1, 2, 3, 4, 6, 7, 8, 10});

        StateEffect effect = StateEffect.of(
                MadeTrial.tested(1, "windows", List.of()), List.of(windows), List.of("one"), new Bootstrap(99));

        assertThat(effect.effect().a()).isEqualTo(27 / 32.0);
        // (27 - 16) / sqrt(32 * 13 / 12) = 1.868
        assertThat(effect.effect().pValue()).isCloseTo(0.0617, within(1e-4));
    }

    @Test
    void aRiseIsConfirmedAndTold() {
        Ruling ruling =
                of(20, trial(1, 30), trial(2, 30), trial(3, 30), trial(4, 30)).highIsLater();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).as("windows of the rarer state").isEqualTo(20);
        assertThat(ruling.effect()).isEqualTo(1);
        assertThat(ruling.narrative())
                .contains("the first had the larger overhead in 100 % (A = 1, 1 to 1 in the 95 % interval)")
                .contains("20 HIGH windows and 60 LOW windows in 4 trials")
                .contains("So windows come out later in the HIGH state.");
    }

    @Test
    void nothingIsDecidedWithFewerWindowsOfTheRarerState() {
        Ruling ruling =
                of(21, trial(1, 30), trial(2, 30), trial(3, 30), trial(4, 30)).highIsLater();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.wouldChange()).isEqualTo("21 windows of the rarer state instead of 20.");
    }

    @Test
    void aFallRefutesTheClaim() {
        assertThat(of(20, trial(1, -30), trial(2, -30), trial(3, -30), trial(4, -30))
                        .highIsLater()
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aTrialWithOneStateOnlySaysNothing() {
        MadeTrial low = MadeTrial.of("spark", "r1").withOverheads(20, k -> k);

        assertThat(of(1, low).trials()).isEmpty();
        assertThat(of(1, low).highIsLater().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(1, low, trial(2, 30)).trials()).containsExactly("spark-mmpp-r2");
    }

    /** Windows in a burst with a probability of each trial's own, and then so much later. */
    private static List<ByState> trials(MadeEngine engine, IntFunction<double[]> overheads, double laterMs) {
        List<ByState> trials = new ArrayList<>();
        while (trials.size() < TRIALS) {
            double burst = engine.uniform(0.1, 0.4);
            DoubleStream.Builder high = DoubleStream.builder();
            DoubleStream.Builder low = DoubleStream.builder();
            for (double overhead : overheads.apply(WINDOWS)) {
                if (engine.chance(burst)) {
                    high.add(overhead + laterMs);
                } else {
                    low.add(overhead);
                }
            }
            ByState trial = new ByState(high.build().toArray(), low.build().toArray());
            if (trial.hasBoth()) {
                trials.add(trial);
            }
        }
        return trials;
    }

    private static Verdicts rates(ClaimEvidence evidence, Function<MadeEngine, List<ByState>> trials) {
        List<String> ids = Collections.nCopies(TRIALS, "any");
        return Verdicts.of(
                4,
                engine -> StateEffect.of(evidence, trials.apply(engine), ids, Verdicts.quick(evidence))
                        .highIsLater());
    }

    private static ClaimEvidence alone() {
        return MadeTrial.tested(20, "windows of the rarer state", List.of());
    }

    private static ClaimEvidence amongTwelve() {
        return MadeTrial.testedAmongTwelve(20, "windows of the rarer state");
    }

    @Test
    void anEffectThatIsNotThereIsSeldomConfirmed() {
        assertThat(rates(alone(), engine -> trials(engine, engine::frozenTimer, 0))
                        .confirmed())
                .as("of 1000, with a timer frozen at each start")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(alone(), engine -> trials(engine, engine::alignedTrigger, 0))
                        .confirmed())
                .as("of 1000, with T + B or 2T + B")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void aMediumEffectIsSeldomRefutedAndALargeOneFoundInEightTrials() {
        assertThat(rates(alone(), engine -> trials(engine, engine::frozenTimer, 2.5))
                        .refuted())
                .as("of 1000, at half a standard deviation, A = 0.64")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(amongTwelve(), engine -> trials(engine, engine::frozenTimer, 5))
                        .confirmed())
                .as("of 1000, at a standard deviation, A = 0.76")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }
}
