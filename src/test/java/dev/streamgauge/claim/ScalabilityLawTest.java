package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.ScalabilityLaw.Fitted;
import dev.streamgauge.claim.ScalabilityLaw.Parameter;
import dev.streamgauge.claim.ScalabilityLaw.Point;
import dev.streamgauge.claim.ScalabilityLaw.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalabilityLawTest {

    private static final int[] DEGREES = {1, 2, 4, 8, 16, 32};

    /** Three measurements at each degree, each off by a normal error of that share. */
    private static List<Point> points(double lambda, double sigma, double kappa, double noise, long seed) {
        ZigguratSampler.NormalizedGaussian gaussian =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
        List<Point> points = new ArrayList<>();
        for (int n : DEGREES) {
            double throughput = lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
            for (int i = 0; i < 3; i++) {
                points.add(new Point(n, throughput * (1 + noise * gaussian.sample())));
            }
        }
        return points;
    }

    private static Fitted fitted(List<Point> points) {
        ScalabilityLaw law = ScalabilityLaw.fit(points);
        assertThat(law).isInstanceOf(Fitted.class);
        return (Fitted) law;
    }

    @ParameterizedTest
    @CsvSource({"10000, 0.05, 0.002", "500, 0.3, 0.01", "80000, 0.02, 0", "1000, 0, 0.004", "1000, 0, 0"})
    void pointsOnTheLawGiveItsParameters(double lambda, double sigma, double kappa) {
        Fitted law = fitted(points(lambda, sigma, kappa, 0, 1));

        assertThat(law.lambda().value()).isCloseTo(lambda, within(1e-4 * lambda));
        assertThat(law.sigma().value()).isCloseTo(sigma, within(1e-4));
        assertThat(law.kappa().value()).isCloseTo(kappa, within(1e-5));
        assertThat(law.residualDeviation()).isLessThan(1e-3 * lambda);
        assertThat(law.throughputHz(1)).isCloseTo(lambda, within(1e-4 * lambda));
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.03"})
    void throughNoiseTheIntervalsMostlyHoldWhatIsTrue(double noise) {
        List<Fitted> laws = IntStream.range(0, 60)
                .mapToObj(seed -> fitted(points(10_000, 0.08, 0.002, noise, seed)))
                .toList();

        assertThat(covered(laws, Fitted::lambda, 10_000)).isGreaterThanOrEqualTo(45);
        assertThat(covered(laws, Fitted::sigma, 0.08)).isGreaterThanOrEqualTo(45);
        assertThat(covered(laws, Fitted::kappa, 0.002)).isGreaterThanOrEqualTo(45);
        assertThat(laws)
                .as("and say something")
                .allSatisfy(law ->
                        assertThat(law.lambda().high() - law.lambda().low()).isBetween(1.0, 5_000.0));
    }

    private static long covered(List<Fitted> laws, Function<Fitted, Parameter> parameter, double truth) {
        return laws.stream()
                .map(parameter)
                .filter(interval -> interval.low() <= truth && truth <= interval.high())
                .count();
    }

    @Test
    void noParameterFallsBelowNothing() {
        List<Point> better =
                List.of(new Point(1, 100), new Point(2, 210), new Point(4, 440), new Point(8, 910), new Point(8, 900));

        Fitted law = fitted(better);

        assertThat(law.sigma().value()).isZero();
        assertThat(law.kappa().value()).isZero();
        assertThat(law.sigma().low()).isGreaterThanOrEqualTo(0);
        assertThat(law.lambda().value()).isBetween(110.0, 115.0);
    }

    @Test
    void thePeakIsWhereMoreMakesItSlower() {
        Fitted law = fitted(points(10_000, 0.05, 0.002, 0, 1));

        assertThat(law.peak()).hasValueCloseTo(Math.sqrt(0.95 / 0.002), within(0.1));
        assertThat(law.throughputHz(law.peak().getAsDouble()))
                .isGreaterThan(law.throughputHz(law.peak().getAsDouble() + 2))
                .isGreaterThan(law.throughputHz(law.peak().getAsDouble() - 2));
    }

    @Test
    void threeDegreesCarryNoLawHoweverOftenTheyWereMeasured() {
        List<Point> three = points(10_000, 0.05, 0.002, 0.01, 1).subList(0, 9);

        assertThat(ScalabilityLaw.fit(three))
                .isEqualTo(new Refused("3 different degrees of parallelism, and three parameters need at least 4"));
    }

    @Test
    void fourPointsAreJustEnough() {
        assertThat(ScalabilityLaw.fit(
                        List.of(new Point(1, 100), new Point(2, 190), new Point(4, 350), new Point(8, 560))))
                .isInstanceOf(Fitted.class);
    }

    @Test
    void theSamePointsGiveTheSameIntervals() {
        List<Point> points = points(10_000, 0.05, 0.002, 0.02, 3);

        assertThat(ScalabilityLaw.fit(points)).isEqualTo(ScalabilityLaw.fit(points));
    }

    @Test
    void whatIsNoThroughputIsRefused() {
        assertThatThrownBy(() -> new Point(0, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
