package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulingTest {

    private static Ruling ruling(Verdict verdict, String trial) {
        return Ruling.inconclusive("by " + trial, 3, "So says %s.".formatted(trial), "Nothing.", List.of(trial))
                .with(verdict);
    }

    @Test
    void aClaimThatMustHoldInEveryCaseIsRefutedByOne() {
        Ruling all = Ruling.ofAll(List.of(
                ruling(Verdict.CONFIRMED, "a"), ruling(Verdict.REFUTED, "b"), ruling(Verdict.INCONCLUSIVE, "c")));

        assertThat(all.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(all.measured()).isEqualTo("by b");
        assertThat(all.narrative()).isEqualTo("So says a. So says b. So says c.");
        assertThat(all.evidence()).containsExactly("a", "b", "c");
    }

    @Test
    void aClaimThatMustHoldInEveryCaseIsOpenIfOneIs() {
        Ruling all = Ruling.ofAll(List.of(ruling(Verdict.CONFIRMED, "a"), ruling(Verdict.INCONCLUSIVE, "b")));

        assertThat(all.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aClaimThatHoldsInEveryCaseIsConfirmed() {
        assertThat(Ruling.ofAll(List.of(ruling(Verdict.CONFIRMED, "a"), ruling(Verdict.CONFIRMED, "b")))
                        .verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void withoutACaseThereIsNothingToRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ruling.ofAll(List.of()))
                .withMessage("a claim without a case");
    }
}
