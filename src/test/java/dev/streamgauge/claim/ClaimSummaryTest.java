package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimSummaryTest {

    private static final PublishedClaim CLAIM = new PublishedClaim(
            "A9",
            "the one is faster",
            "001, section 9",
            "half of it",
            "latency",
            "signed rank",
            true,
            new PublishedClaim.SampleSize(8, "pairs of trials"),
            List.of(),
            Map.of());

    private static final Ruling RULING = new Ruling(
            Verdict.CONFIRMED,
            "a third of it",
            1.5,
            1.0,
            2.0,
            0.003,
            12,
            "s",
            "no less than 4 s",
            "It is so because of this.",
            "less of it",
            List.of("spark-r1", "other/flink-r1"));

    private static Summary.Claim summary(@Nullable Double alpha, @Nullable Verdict recorded) {
        return ClaimSummary.of(new JudgedClaim("small", CLAIM, alpha, RULING, recorded));
    }

    @Test
    void everyFieldKeepsItsPlace() {
        assertThat(summary(0.025, Verdict.CONFIRMED))
                .isEqualTo(new Summary.Claim(
                        "A9",
                        "the one is faster",
                        "001, section 9",
                        "half of it",
                        Verdict.CONFIRMED,
                        Verdict.CONFIRMED,
                        "signed rank",
                        1.5,
                        0.003,
                        1.0,
                        2.0,
                        12,
                        "s",
                        "less of it",
                        List.of("small/spark-r1", "other/flink-r1"),
                        "small",
                        "a third of it",
                        "no less than 4 s",
                        0.025,
                        false));
    }

    @Test
    void aTrialIsNamedWithItsExperimentAlsoWhenThatIsAnotherOne() {
        assertThat(summary(null, null).evidence()).containsExactly("small/spark-r1", "other/flink-r1");
    }

    @Test
    void theOppositeOfTheRecordedVerdictIsAFlip() {
        assertThat(summary(null, Verdict.REFUTED).flipped()).isTrue();
        assertThat(summary(null, Verdict.INFEASIBLE).flipped()).isTrue();
        assertThat(summary(null, Verdict.INCONCLUSIVE).flipped()).isFalse();
        assertThat(summary(null, null).flipped()).isFalse();
    }
}
