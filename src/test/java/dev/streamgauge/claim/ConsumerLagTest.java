package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Verdict;
import org.junit.jupiter.api.Test;

/** On trials of 1,000 records a second through 30 s, of which growth up to 50/s cannot be told. */
class ConsumerLagTest {

    private static final MadeInference STEADY =
            MadeInference.paced("flink", "r1").waiting(second -> 40 + second % 3);
    private static final MadeInference GROWING =
            MadeInference.paced("spark", "r1").waiting(second -> 200L * second + second % 3);

    private static Ruling ruling(int decidesAt, MadeInference... trials) {
        return ConsumerLag.of(MadeInference.tested(decidesAt, "paced trials", trials))
                .keepsUp();
    }

    @Test
    void enginesWhoseBacklogStaysKeepUp() {
        Ruling ruling =
                ruling(2, STEADY, MadeInference.paced("spark", "r1").waiting(second -> 500 + 30 * (second % 2)));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).isEqualTo(2);
        assertThat(ruling.unit()).isEqualTo("records/s");
        assertThat(ruling.narrative())
                .contains("Growth counts above 50 records/s", "No trial's backlog grows.", "97.5 % interval");
    }

    @Test
    void oneTrialThatFallsBehindRefutesIt() {
        Ruling ruling = ruling(1, STEADY, GROWING);

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.effect()).isBetween(195.0, 205.0);
        assertThat(ruling.narrative()).contains("So the engine falls behind in spark-r1.");
    }

    @Test
    void aBacklogThatJumpsAboutDecidesNothing() {
        Ruling ruling =
                ruling(1, MadeInference.paced("flink", "r1").waiting(second -> second / 4 % 2 == 0 ? 0 : 9_000));

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.narrative()).contains("not known well enough");
    }

    @Test
    void anEngineThatDoesNotTellItsBacklogLeavesItOpen() {
        assertThat(ruling(1, STEADY, MadeInference.paced("spark", "r1").silent())
                        .narrative())
                .contains("Of spark-r1 the backlog is not known.");
        assertThat(ruling(1, MadeInference.paced("spark", "r1").silent()).measured())
                .isEqualTo("no backlog known");
    }

    @Test
    void aBulkIsNotKeptUpWith() {
        Ruling ruling = ruling(1, STEADY, MadeInference.bulk("spark", "r1").waiting(second -> 9_000L * second));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.evidence()).containsExactly("flink-r1");
    }

    @Test
    void tooFewTrialsDecideNothing() {
        assertThat(ruling(2, STEADY).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
