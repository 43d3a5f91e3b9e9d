package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitLatencyTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded/ctr-latency");

    /** Any window that came out right; what L1 and L2 are is said apart. */
    private static final WindowRow ROW =
            MadeTrial.of("flink", "s1").withOverheads(100).windows().get(0);

    private static SplitLatency of(double processingMs, double sinkMs, long totalMs) {
        return new SplitLatency(List.of(new SplitLatency.Window(ROW, processingMs, sinkMs, totalMs)), List.of());
    }

    @Test
    void theSeedsInstantsAreAppendCompletionAndPublication() {
        // given: appended at the window's end, computed 4 ms and published 1 to 2 ms before it is seen, 4,100.25 ms
        // after it
        SplitLatency split =
                MadeTrial.of("flink", "s1").withOverheads(100.25).judged().split();

        assertThat(split.windows()).singleElement().satisfies(window -> {
            assertThat(window.processingMs()).isCloseTo(4_096.25, within(1e-9));
            assertThat(window.sinkMs()).isCloseTo(2.75, within(1e-9));
            assertThat(window.totalMs()).isEqualTo(4_099);
        });
        assertThat(split.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark-spp-r1", "spark-mmpp-r1", "flink-spp-r1", "flink-mmpp-r1"})
    void onWhatARunLeftTheyDivideEveryWindow(String trial) {
        SplitLatency split = SplitLatency.of(EvidenceFolder.read(RECORDED.resolve(trial)));

        assertThat(split.cameOut()).isGreaterThanOrEqualTo(10);
        assertThat(split.violations()).isEmpty();
    }

    @Test
    void whatRoundingExplainsIsNoViolation() {
        assertThat(of(-1, 4, 3).violations()).isEmpty();
        assertThat(of(4_000.4, -0.4, 4_000).violations()).isEmpty();
    }

    @Test
    void aResultThatIsThereBeforeItWasComputedIsAViolation() {
        assertThat(of(4_040.5, -40.5, 4_000).violations())
                .singleElement()
                .asString()
                .startsWith("window [%d, %d): ".formatted(ROW.windowStartMs(), ROW.windowEndMs()))
                .endsWith("L2 is -40.500 ms");
    }

    @Test
    void aRowThatWasComputedBeforeItsLastEventCameIsAViolation() {
        assertThat(of(-1.001, 4.001, 3).violations()).singleElement().asString().endsWith("L1 is -1.001 ms");
    }

    @Test
    void partsThatDoNotAddUpAreAViolation() {
        assertThat(of(4_000, 3, 4_004).violations())
                .singleElement()
                .asString()
                .endsWith("L1 + L2 is 4003.000 ms, but T3 - T1 is 4004 ms");
    }

    @Test
    void aWindowWithoutAStampIsAViolationAndOneThatDidNotComeOutIsNot() {
        SplitLatency unstamped = new SplitLatency(List.of(), List.of(ROW));
        SplitLatency missing = MadeTrial.of("flink", "s1")
                .plus(WindowRow.Status.MISSING, 50)
                .judged()
                .split();

        assertThat(unstamped.violations()).singleElement().asString().endsWith("came out without one of its stamps");
        assertThat(missing.cameOut()).isZero();
        assertThat(missing.violations()).isEmpty();
    }

    @Test
    void aWrongWindowIsDividedToo() {
        SplitLatency split = MadeTrial.of("flink", "s1")
                .plus(WindowRow.Status.WRONG, 51)
                .judged()
                .split();

        assertThat(split.windows()).hasSize(1);
    }

    private static ClaimEvidence evidence(MadeTrial... trials) {
        return MadeTrial.checked(20, "windows", SearchedExperiment.experiment().configurations(), List.of(trials));
    }

    @Test
    void theClaimIsConfirmedByEveryWindowOfEveryEngine() {
        Ruling ruling = SplitLatency.dividesEveryWindow(evidence(
                MadeTrial.of("spark", "s1").withOverheads(10, k -> 1_000 + k),
                MadeTrial.of("flink", "s1").withOverheads(10, k -> 100 + k)));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).isEqualTo(20);
        assertThat(ruling.measured()).isEqualTo("20 of 20 windows divided");
        assertThat(ruling.narrative()).contains("10 windows on Flink, 10 windows on Spark.");
    }

    @Test
    void oneWindowRefutesTheClaim() {
        // given: seen 4,000 ms sooner than possible, so that it was computed before its last event came
        Ruling ruling = SplitLatency.dividesEveryWindow(evidence(
                MadeTrial.of("spark", "s1").withOverheads(10, k -> 1_000 + k),
                MadeTrial.of("flink", "s1").withOverheads(10, k -> k == 7 ? -4_050 : 100)));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.measured()).isEqualTo("19 of 20 windows divided");
        assertThat(ruling.narrative()).contains("flink-s1, window [").contains("L1 is -54.000 ms");
    }

    @Test
    void anEngineWithoutAWindowShowsNothing() {
        Ruling ruling = SplitLatency.dividesEveryWindow(
                evidence(MadeTrial.of("spark", "s1").withOverheads(20, k -> 1_000 + k)));

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.narrative()).contains("0 windows on Flink").contains("An engine without a window");
    }
}
