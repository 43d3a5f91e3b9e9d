package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Bound;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static Statistics ofOneTo(int count) {
        return Statistics.of(
                IntStream.rangeClosed(1, count).mapToDouble(value -> value).toArray());
    }

    @Test
    void anEmptySampleHasNoFigureAtAll() {
        assertThat(Statistics.of(new double[0]))
                .isEqualTo(new Statistics(0, null, null, null, null, null, null, null, null));
    }

    @Test
    void oneSampleHasNoDeviation() {
        assertThat(Statistics.of(new double[] {3.5}))
                .isEqualTo(new Statistics(1, 3.5, null, null, null, null, 3.5, 3.5, null));
    }

    @Test
    void theFiguresOfAKnownSample() {
        Statistics statistics = Statistics.of(new double[] {4, 2, 5, 4, 9, 4, 7, 5});

        assertThat(statistics.count()).isEqualTo(8);
        assertThat(statistics.min()).isEqualTo(2);
        assertThat(statistics.max()).isEqualTo(9);
        assertThat(statistics.mean()).isEqualTo(5);
        assertThat(statistics.stddev()).as("over n - 1").isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    }

    @Test
    void negativeValuesAreKept() {
        assertThat(Statistics.of(new double[] {-3, 1}).min()).isEqualTo(-3);
        assertThat(Statistics.of(new double[] {-3, 1}).mean()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"p50, 10", "p90, 50", "p95, 100", "p99, 500"})
    void aQuantileNeedsFiveSamplesBeyondIt(String quantile, int enough) {
        assertThat(ofOneTo(enough).named(quantile)).isNotNull();
        assertThat(ofOneTo(enough - 1).named(quantile)).isNull();
    }

    /** Hyndman and Fan's type 8, which has no bias in the median: at position (n + 1/3) q + 1/3. */
    @Test
    void aQuantileOfConsecutiveNumbersIsItsPositionAmongThem() {
        Statistics statistics = ofOneTo(1_001);

        assertThat(statistics.p50()).isEqualTo(501);
        assertThat(statistics.p90()).isCloseTo(901.2 + 1 / 3.0, within(1e-9));
        assertThat(statistics.p95()).isCloseTo(951.26666666667 + 1 / 3.0, within(1e-9));
        assertThat(statistics.p99()).isCloseTo(991.32 + 1 / 3.0, within(1e-9));
    }

    @Test
    void theOrderOfTheSampleDoesNotMatterAndStays() {
        double[] falling =
                IntStream.rangeClosed(1, 100).mapToDouble(value -> 101 - value).toArray();

        assertThat(Statistics.of(falling)).isEqualTo(ofOneTo(100));
        assertThat(falling[0]).isEqualTo(100);
    }

    @Test
    void everyFigureIsFoundByItsName() {
        Statistics statistics = new Statistics(7, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);

        assertThat(List.of("min", "p50", "p90", "p95", "p99", "max", "mean", "stddev"))
                .extracting((Function<String, Double>) statistics::named)
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        assertThatThrownBy(() -> statistics.named("p42")).hasMessageContaining("p42");
    }

    @Test
    void everyMetricThatABoundMayNameHasAFigure() {
        assertThat(Bound.METRICS)
                .allSatisfy(metric -> assertThat(ofOneTo(500).named(metric.substring(metric.indexOf('.') + 1)))
                        .as(metric)
                        .isNotNull());
    }
}
