package dev.streamgauge.claim.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final double[] BEFORE = scatter(20, 100, 1);
    private static final double[] AFTER = scatter(8, 130, 2);

    private static double[] scatter(int n, double around, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        return DoubleStream.generate(() -> around + 6 * random.nextDouble() - 3)
                .limit(n)
                .toArray();
    }

    private static double[] one(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    private static History.Row row(String machine, boolean rate, double value, int run) {
        return new History.Row(
                Instant.EPOCH.plusSeconds(run),
                "commit" + run,
                machine,
                "quick",
                "embedded",
                "flink",
                rate ? "throughput" : "overhead.p50",
                rate ? "records/s" : "ms",
                rate,
                value,
                1);
    }

    private static Trend trend(boolean rate, double... values) {
        List<History.Row> rows = new ArrayList<>();
        for (double value : values) {
            rows.add(row("here", rate, value, rows.size()));
        }
        return Trend.of("small", rows, GatePolicy.DEFAULT).get(0);
    }

    @Test
    void findsWhereTheLevelChanged() {
        Trend trend = trend(false, one(BEFORE, AFTER));

        assertThat(trend.changes()).containsExactly(20);
        assertThat(trend.worsened()).isTrue();
        assertThat(trend.summary()).returns("FAIL", GateSummary.Trend::outcome).returns(28, GateSummary.Trend::runs);
        assertThat(trend.summary().reason())
                .matches("changed 8 runs ago, from [0-9.]+ to 1[23][0-9.]+ ms, first seen at commit commit20");
        assertThat(trend.summary().changes()).hasSize(1).first().returns("commit20", GateSummary.ChangePoint::commit);
    }

    @Test
    void findsSeveralChangesThatGoOneWay() {
        Trend steps = trend(false, one(BEFORE, scatter(20, 130, 3), scatter(20, 160, 8)));

        assertThat(steps.changes()).containsExactly(20, 40);
    }

    @Test
    void aChangeForTheBetterDoesNotFail() {
        Trend better = trend(false, one(BEFORE, scatter(8, 70, 9)));

        assertThat(better.changes()).containsExactly(20);
        assertThat(better.worsened()).isFalse();
        assertThat(better.summary().reason()).endsWith("which is for the better");
    }

    @Test
    void aSeriesThatOnlyScattersHasNoChange() {
        Trend trend = trend(false, scatter(60, 100, 4));

        assertThat(trend.changes()).isEmpty();
        assertThat(trend.summary())
                .returns("PASS", GateSummary.Trend::outcome)
                .returns("no change in 60 runs", GateSummary.Trend::reason);
    }

    @Test
    void ofARateLessIsWorse() {
        assertThat(trend(true, one(AFTER, BEFORE, scatter(8, 70, 5))).worsened())
                .isTrue();
        assertThat(trend(true, one(BEFORE, AFTER)).worsened()).as("more").isFalse();
    }

    @Test
    void aChangeThatIsToleratedOrLongAgoDoesNotFail() {
        Trend small = trend(false, one(BEFORE, scatter(8, 115, 6)));
        Trend old = trend(false, one(BEFORE, scatter(11, 130, 7)));

        assertThat(small.changes()).as("15 ms of 20 tolerated").containsExactly(20);
        assertThat(small.summary().reason()).endsWith("which is tolerated");
        assertThat(small.worsened()).isFalse();
        assertThat(old.changes()).containsExactly(20);
        assertThat(old.summary().reason()).endsWith("which is long ago");
        assertThat(old.worsened()).isFalse();
    }

    @Test
    void aShortHistoryDoesNotTell() {
        assertThat(trend(false, 100, 101, 102).summary())
                .returns("INCONCLUSIVE", GateSummary.Trend::outcome)
                .returns("3 runs, of 16 that show a change", GateSummary.Trend::reason);
    }

    @Test
    void aShortHistoryIsNeverRed() {
        for (int runs = 12; runs < 16; runs++) {
            assertThat(trend(false, one(scatter(runs - 6, 100, runs), scatter(6, 200, runs)))
                            .worsened())
                    .as("%d runs", runs)
                    .isFalse();
        }
    }

    @Test
    void whichOfTheLastSixRunsChangedIsNotSaid() {
        Trend six = trend(false, one(BEFORE, scatter(6, 130, 10)));
        Trend seven = trend(false, one(BEFORE, scatter(7, 130, 10)));

        assertThat(six.summary().reason()).matches("changed within the last 6 runs, from 1.* to 1[23].* ms");
        assertThat(seven.summary().reason()).startsWith("changed 7 runs ago").endsWith("first seen at commit commit20");
    }

    @Test
    void runsOnAnotherMachineAreAnotherHistory() {
        List<History.Row> rows = new ArrayList<>();
        for (int run = 0; run < 20; run++) {
            rows.add(row(run < 10 ? "elsewhere" : "here", false, run < 10 ? 50 : 100 + run % 3, run));
        }

        Trend trend = Trend.of("small", rows, GatePolicy.DEFAULT).get(0);

        assertThat(trend.rows()).hasSize(10);
        assertThat(trend.changes()).isEmpty();
    }
}
