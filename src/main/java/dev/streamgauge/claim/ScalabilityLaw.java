package dev.streamgauge.claim;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Gunther's Universal Scalability Law, fitted to throughput against parallelism: X(N) = lambda N / (1 + sigma (N - 1) + kappa N
 * (N - 1)) (Gunther, Guerrilla Capacity Planning, Springer 2007, chapter 4). Lambda is the throughput of one, sigma what
 * waiting for one another costs, kappa what keeping one another up to date costs. A fit to fewer than four different N, or
 * without a point to spare, would follow any data: there is none then.
 */
public sealed interface ScalabilityLaw {

    /**
     * Throughput at a parallelism.
     *
     * @param parallelism N, at least 1
     * @param throughputHz X, in events a second
     */
    record Point(int parallelism, double throughputHz) {

        /** @throws IllegalArgumentException for a parallelism below 1, or a throughput that is not positive */
        public Point {
            if (parallelism < 1 || !(throughputHz > 0) || !Double.isFinite(throughputHz)) {
                throw new IllegalArgumentException("%s events/s at a parallelism of %d is no point of a scalability law"
                        .formatted(throughputHz, parallelism));
            }
        }
    }

    /**
     * A parameter and its 95 % interval.
     *
     * @param value the least-squares estimate
     * @param low lower end
     * @param high upper end
     */
    record Parameter(double value, double low, double high) {}

    /**
     * The law holds of the data as far as this says.
     *
     * @param lambda throughput of one, in events a second
     * @param sigma contention, at least 0
     * @param kappa coherency, at least 0
     * @param points how many points it was fitted to
     * @param residualDeviation standard deviation of the throughputs around the law, in events a second
     */
    record Fitted(Parameter lambda, Parameter sigma, Parameter kappa, int points, double residualDeviation)
            implements ScalabilityLaw {

        /** The law's throughput at a parallelism, in events a second. */
        public double throughputHz(double parallelism) {
            return LawFit.throughput(lambda.value(), sigma.value(), kappa.value(), parallelism);
        }

        /** The parallelism of the highest throughput, sqrt((1 - sigma) / kappa); empty if it never declines. */
        public OptionalDouble peak() {
            return kappa.value() > 0 && sigma.value() < 1
                    ? OptionalDouble.of(Math.sqrt((1 - sigma.value()) / kappa.value()))
                    : OptionalDouble.empty();
        }
    }

    /** The data do not carry a fit. */
    record Refused(String reason) implements ScalabilityLaw {}

    /** Fits the law by least squares, its parameters not below 0. */
    static ScalabilityLaw fit(List<Point> points) {
        return LawFit.of(points);
    }
}
