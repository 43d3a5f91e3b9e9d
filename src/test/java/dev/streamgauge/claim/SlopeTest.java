package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Slope.Point;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.experiment.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.statistics.descriptive.Median;
import org.junit.jupiter.api.Test;

class SlopeTest {

    private static final TrialFigure OVERHEAD = TrialFigure.medianOverhead();
    private static final TrialFigure PRODUCERS = TrialFigure.count("producers", "producer");
    private static final TrialFigure TRIGGER = TrialFigure.millis("trigger");

    private static final double[] ONE_TWO_FOUR = {1, 2, 4};
    private static final double[] TRIGGERS = {700, 1_100, 1_700};
    private static final double[] INTERVALS = {10, 200, 1_000};

    private static Slope through(TrialFigure against, double... xy) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new Point(xy[i], xy[i + 1], "trial-" + i / 2));
        }
        return Slope.of(MadeTrial.tested(6, "trials", List.of()), OVERHEAD, against, points);
    }

    @Test
    void eachTrialIsOnePointItsMedianAgainstItsLevel() {
        ClaimEvidence evidence = MadeTrial.tested(
                3,
                "trials",
                List.of(
                        MadeTrial.of("spark", "r1").with("trigger", "700 ms").withOverheads(11, k -> 900 + k),
                        MadeTrial.of("spark", "r2").with("trigger", "1 s").withOverheads(11, k -> 1_205 + k),
                        MadeTrial.of("spark", "r3").with("trigger", "2 s").withOverheads(9, k -> 0),
                        MadeTrial.of("flink", "r1").withOverheads(11, k -> 100)));

        assertThat(Slope.of(evidence, OVERHEAD, TRIGGER).points())
                .as("too few windows for a median, or no such level: no point")
                .containsExactly(
                        new Point(700, 905, "spark-r1-trigger_700 ms"),
                        new Point(1_000, 1_210, "spark-r2-trigger_1 s"));
        assertThat(Slope.of(evidence, OVERHEAD, TRIGGER).rises(0).narrative())
                .startsWith("2 trials with a median overhead at 2 levels of trigger make no line.");
    }

    @Test
    void theLineIsTheOneOfLeastSquares() {
        Line line = through(PRODUCERS, 1, 110, 1, 90, 2, 130, 2, 110, 4, 160, 4, 180)
                .line();

        assertThat(line.slope()).as("220 / (28 / 3)").isCloseTo(23.571, within(0.001));
        assertThat(line.pooled().low()).isLessThan(line.slope());
        assertThat(line.pooled().low() + line.pooled().high()).isCloseTo(2 * line.slope(), within(1e-9));
        assertThat(line.byLevel().low() + line.byLevel().high()).isCloseTo(2 * line.slope(), within(1e-9));
        assertThat(line.pValue()).isLessThan(0.01);
    }

    @Test
    void aFallIsConfirmedAndTold() {
        Ruling ruling =
                through(TRIGGER, 1, 180, 1, 160, 2, 130, 2, 110, 4, 90, 4, 110).falls(5);

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.narrative()).contains("So it falls.");
        assertThat(ruling.effect()).isNegative();
    }

    @Test
    void neitherARiseNorTheSameAtEachLevelIsAFall() {
        assertThat(through(TRIGGER, 1, 110, 1, 90, 2, 130, 2, 110, 4, 160, 4, 180)
                        .falls(5)
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(through(TRIGGER, 1, 10, 1, 10, 2, 10, 2, 10, 4, 10, 4, 10)
                        .falls(0.1)
                        .narrative())
                .contains("Less than a fall of 0.1 ms per ms would not matter, and it is less.");
    }

    @Test
    void aFallThatScattersTooMuchIsOpen() {
        assertThat(through(TRIGGER, 1, 300, 1, 10, 2, 200, 2, 50, 4, 250, 4, 1)
                        .falls(5)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theRateOfResultRecordsIsOfTheMeasuredTimeAlone() {
        Judgement recorded = Judgement.of(
                EvidenceFolder.read(Path.of("src/test/resources/recorded/ctr-latency/flink-spp-r1")), List.of());

        assertThat(recorded.evidence().results())
                .as("also of warm-up and drain")
                .hasSizeGreaterThan(15);
        assertThat(TrialFigure.resultRecords().of().apply(recorded))
                .as("a window of 2 s, a record each")
                .isEqualTo(0.5);
    }

    @Test
    void aRiseIsConfirmedAndTold() {
        Ruling ruling = through(PRODUCERS, 1, 110, 1, 90, 2, 130, 2, 110, 4, 160, 4, 180)
                .rises(5);

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.unit()).isEqualTo("ms per producer");
        assertThat(ruling.measured()).isEqualTo("23.6 ms per producer");
        assertThat(ruling.n()).isEqualTo(6);
        assertThat(ruling.narrative())
                .startsWith("The median overhead changes by 23.6 ms per producer (")
                .contains("through 6 trials at 3 levels. So it rises.");
        assertThat(ruling.evidence()).containsExactly("trial-0", "trial-1", "trial-2", "trial-3", "trial-4", "trial-5");
    }

    @Test
    void aRiseTooSmallToMatterIsRefuted() {
        Slope flat = through(PRODUCERS, 1, 100, 1, 101, 2, 101, 2, 100, 4, 100, 4, 101);

        assertThat(flat.rises(5).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(flat.rises(5).narrative()).contains("Less than 5 ms per producer would not matter, and it is less.");
        assertThat(flat.rises(0.1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(through(PRODUCERS, 1, 200, 1, 201, 2, 150, 2, 151, 4, 50, 4, 51)
                        .rises(0)
                        .verdict())
                .as("it falls")
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aClaimedSlopeIsHeldAgainstTheIntervalAndItsWidth() {
        Slope one = through(TRIGGER, 700, 990, 700, 1_010, 1_100, 1_390, 1_100, 1_410, 1_700, 1_990, 1_700, 2_010);

        assertThat(one.is(1, 0.5).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(one.is(2, 0.5).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(one.is(1, 0.001).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(through(TRIGGER, 700, 990, 1_100, 1_390, 1_100, 1_410, 1_700, 1_990, 1_700, 2_010, 1_700, 2_000)
                        .is(1, 0.5)
                        .wouldChange())
                .isEqualTo("At least two trials at each level.");
    }

    @Test
    void aLevelThatScattersMoreWidensTheIntervalByLevel() {
        Line line = through(TRIGGER, 700, 999, 700, 1_001, 1_100, 1_399, 1_100, 1_401, 1_700, 1_600, 1_700, 2_400)
                .line();

        assertThat(line.byLevel().width()).isGreaterThan(line.pooled().width());
    }

    @Test
    void aTimerAndEventByEventAreToldApart() {
        TrialFigure interval = TrialFigure.millis("watermarkInterval");
        Slope timer = through(interval, 10, 60, 10, 62, 200, 180, 200, 200, 1_000, 700, 1_000, 740);
        Slope events = through(interval, 10, 60, 10, 62, 200, 61, 200, 59, 1_000, 60, 1_000, 61);
        Slope either = through(interval, 10, 60, 10, 62, 200, 61, 200, 159, 1_000, 60, 1_000, 861);

        assertThat(timer.eventByEvent(2).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(timer.eventByEvent(2).narrative()).contains("0.667, of 2 subtasks, a periodic timer");
        assertThat(events.eventByEvent(2).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(either.eventByEvent(2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThatThrownBy(() -> either.eventByEvent(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** So many trials at each level, each with a value of its own. */
    private static Verdicts rates(
            ClaimEvidence evidence,
            double[] levels,
            int trials,
            ToDoubleBiFunction<MadeEngine, Double> value,
            Function<Slope, Ruling> ruling) {
        return Verdicts.of(2, engine -> {
            List<Point> points = new ArrayList<>();
            for (double level : levels) {
                for (int i = 0; i < trials; i++) {
                    points.add(new Point(level, value.applyAsDouble(engine, level), "any"));
                }
            }
            return ruling.apply(Slope.of(evidence, OVERHEAD, TRIGGER, points));
        });
    }

    private static double median(double[] windows) {
        return Median.withDefaults().evaluate(windows);
    }

    private static ClaimEvidence alone() {
        return MadeTrial.tested(15, "trials", List.of());
    }

    private static ClaimEvidence amongTwelve() {
        return MadeTrial.testedAmongTwelve(15, "trials");
    }

    @Test
    void aRiseThatIsNotThereIsSeldomConfirmed() {
        assertThat(rates(alone(), ONE_TWO_FOUR, 5, (engine, p) -> median(engine.frozenTimer(10)), s -> s.rises(10))
                        .confirmed())
                .as("of 1000, with a timer frozen at each start")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(alone(), ONE_TWO_FOUR, 5, (engine, p) -> median(engine.alignedTrigger(10)), s -> s.rises(10))
                        .confirmed())
                .as("of 1000, with T + B or 2T + B")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void aRiseThatIsJustLargeEnoughIsSeldomRefuted() {
        assertThat(rates(
                                alone(),
                                ONE_TWO_FOUR,
                                5,
                                (engine, p) -> median(engine.frozenTimer(10)) + 40 * p,
                                slope -> slope.rises(40))
                        .refuted())
                .as("of 1000")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void aRiseOf60MillisecondsAProducerIsFoundInFifteenTrials() {
        assertThat(rates(
                                amongTwelve(),
                                ONE_TWO_FOUR,
                                5,
                                (engine, p) -> median(engine.frozenTimer(10)) + 60 * p,
                                slope -> slope.rises(10))
                        .confirmed())
                .as("of 1000")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }

    @Test
    void aSlopeOfOneIsSeldomRefutedAlsoWhereStartsFreezeAPhaseOfTheTrigger() {
        assertThat(rates(
                                alone(),
                                TRIGGERS,
                                6,
                                (engine, t) -> t * engine.uniform(0.5, 1.5) + MadeEngine.BATCH_MS,
                                slope -> slope.is(1, 0.5))
                        .refuted())
                .as("of 1000; 4.8 %% of 20,000, and the interval is meant to leave out 5 %%")
                .isLessThanOrEqualTo(Verdicts.FEW_AND_CHANCE);
        assertThat(rates(
                                amongTwelve(),
                                TRIGGERS,
                                5,
                                (engine, t) -> t + engine.normal(MadeEngine.BATCH_MS, 30),
                                slope -> slope.is(1, 0.5))
                        .confirmed())
                .as("of 1000, with T + B in every trial")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }

    @Test
    void aTriggerThatCostsOneAndAHalfIntervalsIsNotTakenForOne() {
        Verdicts verdicts = rates(
                amongTwelve(),
                TRIGGERS,
                5,
                (engine, t) -> median(engine.unalignedTrigger(21, 10_000, t)),
                slope -> slope.is(1, 0.5));

        assertThat(verdicts.refuted()).as("of 1000").isGreaterThanOrEqualTo(Verdicts.MOST);
        assertThat(verdicts.confirmed()).isLessThanOrEqualTo(Verdicts.FEW);
    }

    /** The later of two timers whose phases are frozen anywhere. */
    private static double timer(MadeEngine engine, double interval) {
        return Math.max(engine.uniform(0, interval), engine.uniform(0, interval)) + engine.normal(60, 10);
    }

    @Test
    void aPeriodicTimerIsFoundInEighteenTrialsAndNotTakenForEventByEvent() {
        Verdicts verdicts = rates(amongTwelve(), INTERVALS, 6, SlopeTest::timer, slope -> slope.eventByEvent(2));

        assertThat(verdicts.refuted()).as("of 1000").isGreaterThanOrEqualTo(Verdicts.MOST);
        assertThat(verdicts.confirmed()).isZero();
        assertThat(rates(alone(), INTERVALS, 6, SlopeTest::timer, slope -> slope.eventByEvent(2))
                        .confirmed())
                .as("of 1000, tested alone")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void eventByEventIsFoundAndSeldomTakenForATimer() {
        assertThat(rates(
                                alone(),
                                INTERVALS,
                                6,
                                (engine, i) -> median(engine.frozenTimer(10)),
                                slope -> slope.eventByEvent(2))
                        .refuted())
                .as("of 1000")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(
                                amongTwelve(),
                                INTERVALS,
                                6,
                                (engine, i) -> median(engine.frozenTimer(10)),
                                slope -> slope.eventByEvent(2))
                        .confirmed())
                .as("of 1000")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }

    @Test
    void levelsThatAreNoNumbersAreRefused() {
        ClaimEvidence evidence = MadeTrial.tested(
                3,
                "trials",
                List.of(MadeTrial.of("spark", "r1").with("producers", "many").withOverheads(10, k -> k)));

        assertThatThrownBy(() -> Slope.of(evidence, OVERHEAD, PRODUCERS)).isInstanceOf(NumberFormatException.class);
        assertThat(Arrays.asList(OVERHEAD.unit(), TRIGGER.unit())).containsOnly("ms");
    }
}
