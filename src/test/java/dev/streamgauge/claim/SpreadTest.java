package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Side SPARK = Side.of("engine", "spark");
    private static final Side FLINK = Side.of("engine", "flink");
    private static final int WINDOWS = 20;

    /** Few, so that a thousand experiments are quick: still enough for the p90 of all streams together. */
    private static final int SIMULATED_WINDOWS = 10;

    /** Streams on which Spark's windows lie this far apart around a centre of each trial's own, and Flink's 1 ms. */
    private static Spread even(int decidesAt, double... sizesMs) {
        List<MadeTrial> trials = new ArrayList<>();
        for (int i = 0; i < sizesMs.length; i++) {
            double size = sizesMs[i];
            double centre = 1_000 * i;
            trials.add(MadeTrial.of("spark", "spp-r" + i).withOverheads(WINDOWS, k -> centre + size * k));
            trials.add(MadeTrial.of("flink", "spp-r" + i).withOverheads(WINDOWS, k -> centre + k));
        }
        return Spread.of(MadeTrial.tested(decidesAt, "pairs of trials", trials), SPARK, FLINK);
    }

    @Test
    void whatATrialsWindowsShareIsNoScatter() {
        Spread spread = even(1, 10, 10, 10);

        assertThat(spread.streams()).isEqualTo(3);
        assertThat(spread.windows()).isEqualTo(60);
        assertThat(spread.deviation().firstMs())
                .as("of 0 to 190 in steps of 10")
                .isCloseTo(59.161, within(1e-3));
        assertThat(spread.tail().firstMs()).as("of -95 to 95, three times").isBetween(75.0, 85.0);
        assertThat(spread.tail().secondMs()).isBetween(7.5, 8.5);
    }

    @Test
    void aSmootherSideIsConfirmedAndTold() {
        Ruling ruling = even(6, 10, 11, 12, 13, 14, 15).secondIsSmoother();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).isEqualTo(6);
        assertThat(ruling.effect()).isBetween(65.0, 70.0);
        assertThat(ruling.measured()).startsWith("standard deviation 74.6 ms on Spark, 5.92 ms on Flink");
        assertThat(ruling.narrative())
                .startsWith("Over 6 streams and 120 windows of each side, each trial's own centre taken out,")
                .contains("So Flink is smoother than Spark.");
        assertThat(ruling.evidence()).hasSize(12);
    }

    @Test
    void aRougherSideRefutesIt() {
        assertThat(even(6, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6).secondIsSmoother().verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void fiveStreamsAreTooFewForTheTest() {
        Ruling ruling = even(3, 10, 11, 12, 13, 14).secondIsSmoother();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.wouldChange()).startsWith("At least 6 streams on both");
    }

    @Test
    void aP90NeedsFiftyWindows() {
        Spread spread = even(1, 10, 11);

        assertThat(spread.tail()).as("of 40 windows").isNull();
        assertThat(spread.secondIsSmoother().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(spread.secondIsSmoother().wouldChange()).isEqualTo("At least fifty windows of shared streams.");
    }

    private static Verdicts rates(
            ClaimEvidence evidence,
            int streams,
            Function<MadeEngine, IntFunction<double[]>> first,
            Function<MadeEngine, IntFunction<double[]>> second) {
        return Verdicts.of(3, engine -> {
            List<SharedStream> shared = IntStream.range(0, streams)
                    .mapToObj(i -> new SharedStream(
                            "any",
                            List.of(first.apply(engine).apply(SIMULATED_WINDOWS)),
                            List.of(second.apply(engine).apply(SIMULATED_WINDOWS)),
                            List.of()))
                    .toList();
            return Spread.of(evidence, SPARK, FLINK, shared, Verdicts.quick(evidence))
                    .secondIsSmoother();
        });
    }

    /** Windows that scatter around what the start has frozen, each trial more or less than the next. */
    private static IntFunction<double[]> scattering(MadeEngine engine, double deviationMs) {
        return windows -> {
            double centre = engine.uniform(61, 208);
            double deviation = deviationMs * engine.uniform(0.7, 1.3);
            return IntStream.range(0, windows)
                    .mapToDouble(k -> engine.normal(centre, deviation))
                    .toArray();
        };
    }

    @Test
    void equallySmoothEnginesAreSeldomToldApart() {
        ClaimEvidence tenStreams = MadeTrial.tested(10, "pairs", List.of());

        assertThat(rates(tenStreams, 10, engine -> scattering(engine, 10), engine -> scattering(engine, 10))
                        .decided())
                .as("of 1000, around what each start has frozen")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(tenStreams, 10, engine -> engine::alignedTrigger, engine -> engine::alignedTrigger)
                        .decided())
                .as("of 1000, with T + B or 2T + B")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void fourTimesTheScatterIsFoundInTwelveStreams() {
        assertThat(rates(
                                MadeTrial.testedAmongTwelve(12, "pairs"),
                                12,
                                engine -> scattering(engine, 40),
                                engine -> scattering(engine, 10))
                        .confirmed())
                .as("of 1000")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }
}
