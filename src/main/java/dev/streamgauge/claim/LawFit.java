package dev.streamgauge.claim;

import dev.streamgauge.claim.ScalabilityLaw.Fitted;
import dev.streamgauge.claim.ScalabilityLaw.Parameter;
import dev.streamgauge.claim.ScalabilityLaw.Point;
import dev.streamgauge.claim.ScalabilityLaw.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * Least squares with parameters that are not below 0: the best of the fits in which sigma, kappa or both are held at 0, unless
 * the free fit needs no bound. Intervals are percentiles of a bootstrap over the residuals, which are made wider by what
 * the fit took from them (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 9.5), from a fixed seed.
 */
final class LawFit {

    private static final int PARAMETERS = 3;
    private static final int LEAST_DISTINCT = 4;
    private static final int RESAMPLES = 1_000;
    private static final long SEED = 1;
    private static final int MOST_STEPS = 1_000;
    private static final double FIRST_SIGMA = 0.05;
    private static final double FIRST_KAPPA = 0.001;

    /** Bounds that hold, by the index of the parameter that is 0: the free fit first. */
    private static final List<List<Integer>> FACES = List.of(List.of(), List.of(2), List.of(1), List.of(1, 2));

    private final double[] parallelism;

    private LawFit(double[] parallelism) {
        this.parallelism = parallelism;
    }

    /** A fit: lambda, sigma and kappa, and the sum of squared residuals. */
    private record Estimate(double lambda, double sigma, double kappa, double squares) {}

    static ScalabilityLaw of(List<Point> points) {
        long distinct = points.stream().mapToInt(Point::parallelism).distinct().count();
        if (distinct < LEAST_DISTINCT) {
            return new Refused("%d different degrees of parallelism, and three parameters need at least %d"
                    .formatted(distinct, LEAST_DISTINCT));
        }
        double scale = points.stream().mapToDouble(Point::throughputHz).max().orElseThrow();
        double[] throughputs = points.stream()
                .mapToDouble(point -> point.throughputHz() / scale)
                .toArray();
        LawFit law = new LawFit(points.stream().mapToDouble(Point::parallelism).toArray());
        return law.estimate(throughputs)
                .<ScalabilityLaw>map(estimate -> law.fitted(estimate, throughputs, scale))
                .orElseGet(() -> new Refused("no parameters were found that the points lie around"));
    }

    static double throughput(double lambda, double sigma, double kappa, double parallelism) {
        return lambda * parallelism / slowdown(sigma, kappa, parallelism);
    }

    private static double slowdown(double sigma, double kappa, double n) {
        return 1 + sigma * (n - 1) + kappa * n * (n - 1);
    }

    private Fitted fitted(Estimate estimate, double[] throughputs, double scale) {
        int spare = throughputs.length - PARAMETERS;
        double[] law = new double[throughputs.length];
        double[] residuals = new double[throughputs.length];
        double widened = Math.sqrt((double) throughputs.length / spare);
        for (int i = 0; i < law.length; i++) {
            law[i] = throughput(estimate.lambda(), estimate.sigma(), estimate.kappa(), parallelism[i]);
            residuals[i] = (throughputs[i] - law[i]) * widened;
        }
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(SEED);
        List<Estimate> again = new ArrayList<>();
        for (int i = 0; i < RESAMPLES; i++) {
            double[] resampled = new double[law.length];
            Arrays.setAll(resampled, k -> law[k] + residuals[random.nextInt(residuals.length)]);
            estimate(resampled).ifPresent(again::add);
        }
        return new Fitted(
                parameter(
                        scale * estimate.lambda(),
                        again.stream()
                                .mapToDouble(other -> scale * other.lambda())
                                .toArray()),
                parameter(
                        estimate.sigma(),
                        again.stream().mapToDouble(Estimate::sigma).toArray()),
                parameter(
                        estimate.kappa(),
                        again.stream().mapToDouble(Estimate::kappa).toArray()),
                throughputs.length,
                scale * Math.sqrt(estimate.squares() / spare));
    }

    private static Parameter parameter(double value, double[] resampled) {
        double[] ends = Quantile.withDefaults().evaluate(resampled, 0.025, 0.975);
        return new Parameter(value, ends[0], ends[1]);
    }

    private Optional<Estimate> estimate(double[] throughputs) {
        Optional<Estimate> free = onFace(throughputs, FACES.get(0));
        return free.isPresent()
                ? free
                : FACES.stream()
                        .skip(1)
                        .flatMap(face -> onFace(throughputs, face).stream())
                        .min(Comparator.comparingDouble(Estimate::squares));
    }

    /** The fit with some parameters held at 0; empty if another one falls below 0, or the search for it does not end. */
    private Optional<Estimate> onFace(double[] throughputs, List<Integer> zeros) {
        int[] varied = IntStream.range(0, PARAMETERS)
                .filter(index -> !zeros.contains(index))
                .toArray();
        double lambda = 0;
        for (int i = 0; i < throughputs.length; i++) {
            lambda = Math.max(lambda, throughputs[i] / parallelism[i]);
        }
        double[] first = {lambda, FIRST_SIGMA, FIRST_KAPPA};
        try {
            Optimum optimum = new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .start(Arrays.stream(varied)
                                    .mapToDouble(index -> first[index])
                                    .toArray())
                            .model(point -> model(all(point, varied), varied))
                            .target(throughputs)
                            .maxEvaluations(MOST_STEPS)
                            .maxIterations(MOST_STEPS)
                            .build());
            double[] found = all(optimum.getPoint(), varied);
            double squares = optimum.getResiduals().dotProduct(optimum.getResiduals());
            return found[0] > 0 && found[1] >= 0 && found[2] >= 0
                    ? Optional.of(new Estimate(found[0], found[1], found[2], squares))
                    : Optional.empty();
        } catch (MathIllegalStateException | MathIllegalArgumentException e) {
            return Optional.empty(); // it strays to where the law has a pole, outside of the bounds
        }
    }

    private static double[] all(RealVector varied, int[] indices) {
        double[] all = new double[PARAMETERS];
        for (int i = 0; i < indices.length; i++) {
            all[indices[i]] = varied.getEntry(i);
        }
        return all;
    }

    /** The law at each point, and its derivatives by the parameters that vary. */
    private Pair<RealVector, RealMatrix> model(double[] parameters, int[] varied) {
        double[] values = new double[parallelism.length];
        double[][] derivatives = new double[parallelism.length][varied.length];
        for (int i = 0; i < values.length; i++) {
            double n = parallelism[i];
            double slowdown = slowdown(parameters[1], parameters[2], n);
            values[i] = parameters[0] * n / slowdown;
            double[] all = {n / slowdown, -values[i] * (n - 1) / slowdown, -values[i] * n * (n - 1) / slowdown};
            for (int k = 0; k < varied.length; k++) {
                derivatives[i][k] = all[varied[k]];
            }
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(derivatives, false));
    }
}
