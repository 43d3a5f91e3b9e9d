package dev.streamgauge.workload.arrivals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a schedule is a realisation of the arrival process that it claims to be.
 *
 * @param process the claim in words, such as {@code Poisson, 500/s}
 * @param checks each test, in a reader's order
 * @see ArrivalProcess#certify
 */
public record ScheduleCertificate(String process, List<Check> checks) {

    /**
     * The chance that a test refuses a schedule which is what it claims to be. Small, because every trial takes several
     * tests, and a refusal makes it invalid; what goes wrong in generators is far out of any bounds all the same.
     */
    static final double ALPHA = 1e-4;

    public ScheduleCertificate {
        checks = List.copyOf(checks);
    }

    /**
     * One test of the schedule.
     *
     * @param name what is tested: gaps, count, dispersion, dwell high, dwell low, dwell
     * @param hypothesis what must hold, for a reader
     * @param n size of the sample
     * @param statistic the test's statistic, see {@link #measure()}
     * @param low least value of the statistic that is accepted; null if there is none
     * @param high greatest value of the statistic that is accepted; null if there is none
     * @param pValue probability of such a sample under the hypothesis; null where the test is exact
     * @param holds whether the hypothesis is kept
     */
    public record Check(
            String name,
            String hypothesis,
            long n,
            double statistic,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double pValue,
            boolean holds) {

        /** A check that holds if its statistic lies within what is accepted, ends included. */
        static Check within(
                String name,
                String hypothesis,
                long n,
                double statistic,
                @Nullable Double low,
                @Nullable Double high,
                @Nullable Double pValue) {
            boolean holds = !Double.isNaN(statistic)
                    && (low == null || low <= statistic)
                    && (high == null || statistic <= high);
            return new Check(name, hypothesis, n, statistic, low, high, pValue, holds);
        }

        /** What the statistic is, for a reader. */
        public String measure() {
            return switch (name) {
                case "count" -> "number of events";
                case "dispersion" -> "index of dispersion";
                default -> pValue == null ? "greatest deviation in ns" : "KS distance";
            };
        }

        /**
         * What is wrong if the check does not hold, in one phrase that needs no context, such as {@code gaps are not
         * exponential at 500/s: KS distance 0.412 of n = 21000, accepted is at most 0.0154, p < 1e-12}.
         */
        public String finding() {
            return "%s %s not %s: %s %s of n = %d, accepted is %s%s"
                    .formatted(
                            name,
                            name.equals("gaps") ? "are" : "is",
                            hypothesis,
                            measure(),
                            figure(statistic),
                            n,
                            accepted(),
                            probability());
        }

        private String accepted() {
            if (low == null) {
                return high == null ? "anything" : "at most " + figure(high);
            }
            return high == null ? "at least " + figure(low) : figure(low) + " to " + figure(high);
        }

        private String probability() {
            if (pValue == null) {
                return "";
            }
            return pValue < 1e-12 ? ", p < 1e-12" : String.format(Locale.ROOT, ", p = %.1e", pValue);
        }

        private static String figure(double number) {
            if (!Double.isFinite(number)) {
                return Double.toString(number);
            }
            return Math.abs(number) >= 100
                    ? Long.toString(Math.round(number))
                    : BigDecimal.valueOf(number)
                            .round(new MathContext(3))
                            .stripTrailingZeros()
                            .toPlainString();
        }
    }

    /** Whether every test is passed. */
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }
}
