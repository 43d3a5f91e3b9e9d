package dev.streamgauge.evidence;

import dev.streamgauge.experiment.Verdict;
import java.util.List;

/** Made-up claims. */
final class SampleClaim {

    private SampleClaim() {}

    /** Every field has a value. */
    static Summary.Claim full() {
        return new Summary.Claim(
                "A9",
                "the one is faster",
                "001, section 9",
                "1.5 times",
                Verdict.CONFIRMED,
                Verdict.INFEASIBLE,
                "signed rank",
                -1.5,
                0.04,
                -2.0,
                -1.0,
                30,
                "ms",
                "a slower one",
                List.of("small/spark-mmpp-r2"),
                "small",
                "1.4 times",
                "none below 1",
                0.0125,
                true);
    }

    /** Every field that may be null is. */
    static Summary.Claim bare() {
        return new Summary.Claim(
                "A14",
                "both agree",
                "001, section 9",
                null,
                Verdict.INCONCLUSIVE,
                null,
                "every window equals the oracle's",
                null,
                null,
                null,
                null,
                0,
                null,
                "any trial",
                List.of(),
                "small",
                "nothing",
                null,
                null,
                false);
    }
}
