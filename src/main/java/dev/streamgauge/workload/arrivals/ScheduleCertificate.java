package dev.streamgauge.workload.arrivals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a schedule is a realisation of the arrival process that it claims to be.
 *
 * @param process the claim in words, such as {@code Poisson, 500/s}
 * @param checks each test, in a reader's order
 */
public record ScheduleCertificate(String process, List<Check> checks) {

    public ScheduleCertificate {
        checks = List.copyOf(checks);
    }

    /**
     * One test of the schedule.
     *
     * @param name what is tested: gaps, count, dispersion, dwell high, dwell low
     * @param hypothesis what must hold, for a reader
     * @param n size of the sample
     * @param statistic the test's statistic
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
            boolean holds) {}

    /** Whether every test is passed. */
    public boolean holds() {
        return checks.stream().allMatch(Check::holds);
    }
}
