package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.TimelineRow;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a trial with 12 s of warm-up and 30 s of measurement. */
class BacklogTrendTest {

    private static final double RATE_HZ = 1_000;
    private static final int SERIES = 500;

    private static BacklogTrend trend(IntToDoubleFunction backlog) {
        return trend(backlog, List.of());
    }

    private static BacklogTrend trend(IntToDoubleFunction backlog, List<BatchRow> batches) {
        return BacklogTrend.of(evidence(backlog, batches), RATE_HZ).orElseThrow();
    }

    private static Evidence evidence(IntToDoubleFunction backlog, List<BatchRow> batches) {
        List<TimelineRow> timeline = IntStream.range(0, 46)
                .mapToObj(second -> new TimelineRow(
                        second, "any", 0, 1_000, 1_000, 1_000, 0, 100, 0, Math.round(backlog.applyAsDouble(second))))
                .toList();
        Evidence evidence =
                SampleTrial.in(Path.of("target/none")).withTimeline(timeline).evidence();
        return new Evidence(
                evidence.manifest(),
                List.of(),
                List.of(),
                timeline,
                List.of(),
                List.of(),
                batches,
                evidence.directory());
    }

    private static List<BatchRow> every(double seconds) {
        return IntStream.range(0, (int) (46 / seconds))
                .mapToObj(batch -> new BatchRow(Math.round(1_000 * seconds * batch), 100, 1))
                .toList();
    }

    /** What arrived since the last batch was done, seen at the end of each second. */
    private static IntToDoubleFunction sawtooth(double toothSeconds, double phase) {
        return second -> {
            double position = (second + 1) / toothSeconds + phase;
            return RATE_HZ * toothSeconds * (position - Math.floor(position));
        };
    }

    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    @Test
    void aStraightRiseHasItsSlopeAndAnIntervalAroundIt() {
        BacklogTrend trend = trend(second -> 100.0 * second + (second % 2 == 0 ? 40 : -40));

        assertThat(trend.slopeHz()).isBetween(95.0, 105.0);
        assertThat(trend.lowHz()).isLessThan(trend.slopeHz());
        assertThat(trend.highHz()).isGreaterThan(trend.slopeHz());
        assertThat(trend.grows()).isTrue();
    }

    @Test
    void thirtySecondsTellNoGrowthBelowAToothOfTheRate() {
        assertThat(trend(second -> 0).marginHz()).isEqualTo(0.05 * RATE_HZ);
        assertThat(trend(second -> 0.04 * RATE_HZ * second).grows()).isFalse();
        assertThat(trend(second -> 0.06 * RATE_HZ * second).grows()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.0005, 0.97, 1.03, 1.5, 2, 5, 7})
    void aSawtoothOfMicroBatchesIsNoGrowthAtAnyPhase(double toothSeconds) {
        IntStream.range(0, 100)
                .forEach(phase -> assertThat(trend(sawtooth(toothSeconds, phase / 100.0), every(toothSeconds))
                                .grows())
                        .as("phase %d %%", phase)
                        .isFalse());
    }

    /** As the readings of Flink's counter really drift against the seconds. */
    @Test
    void aBeatThatIsLongerThanTheTrialIsNoGrowth() {
        assertThat(trend(second -> RATE_HZ * second / 46.0).grows()).isFalse();
    }

    @Test
    void growthBehindASawtoothIsSeen() {
        IntStream.range(0, 100).forEach(phase -> {
            IntToDoubleFunction sawtooth = sawtooth(1.5, phase / 100.0);
            assertThat(trend(second -> sawtooth.applyAsDouble(second) + 0.2 * RATE_HZ * second, every(1.5))
                            .grows())
                    .as("phase %d %%", phase)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.8})
    void aSteadyBacklogWhoseSecondsHangTogetherRarelySeemsToGrow(double correlation) {
        long alarms = IntStream.range(0, SERIES)
                .filter(seed -> trend(autoregressive(correlation, 400, 0, seed)).grows())
                .count();

        assertThat(alarms).isLessThanOrEqualTo(SERIES / 40);
    }

    @Test
    void aRealOverloadIsSeenThroughTheSameNoise() {
        long seen = IntStream.range(0, SERIES)
                .filter(seed ->
                        trend(autoregressive(0.5, 400, 0.2 * RATE_HZ, seed)).grows())
                .count();

        assertThat(seen).isGreaterThanOrEqualTo(SERIES * 9 / 10);
    }

    private static IntToDoubleFunction autoregressive(double correlation, double deviation, double slope, long seed) {
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random(seed));
        double[] values = new double[46];
        double state = deviation * gaussian.sample();
        for (int second = 0; second < values.length; second++) {
            values[second] = 1_000 + state + slope * second;
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * deviation * gaussian.sample();
        }
        return second -> values[second];
    }

    @Test
    void batchesThatGrowUnderOverloadTakeTheMarginAlongByLittle() {
        List<BatchRow> growing = List.of(
                new BatchRow(0, 900, 1),
                new BatchRow(1_000, 900, 1),
                new BatchRow(2_000, 900, 1),
                new BatchRow(3_000, 1_900, 1),
                new BatchRow(5_000, 3_900, 1),
                new BatchRow(9_000, 8_000, 1),
                new BatchRow(17_000, 14_000, 1),
                new BatchRow(31_000, 20_000, 1));

        assertThat(trend(second -> 0, growing).marginHz()).isEqualTo(0.05 * RATE_HZ);
    }

    @Test
    void fewerThanFourTeethAreNoTrend() {
        assertThat(BacklogTrend.of(evidence(second -> 0, every(10)), RATE_HZ)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark-spp-r1", "spark-mmpp-r1", "flink-spp-r1", "flink-mmpp-r1"})
    void noRecordedTrialAtAModerateRateSeemsToGrow(String trial) {
        Evidence evidence = EvidenceFolder.read(Path.of("src/test/resources/recorded/ctr-latency", trial));

        assertThat(BacklogTrend.of(evidence, 1_500))
                .hasValueSatisfying(
                        trend -> assertThat(trend.grows()).as("%s", trend).isFalse());
    }
}
