package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.streamgauge.experiment.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulingTest {

    private static Ruling ruling(Verdict verdict, String trial) {
        return Ruling.of(verdict, "by " + trial, 3, "So says %s.".formatted(trial), "Nothing.", List.of(trial));
    }

    private static Map<String, Ruling> cases(Verdict... verdicts) {
        Map<String, Ruling> cases = new LinkedHashMap<>();
        for (int i = 0; i < verdicts.length; i++) {
            String name = "abc".substring(i, i + 1);
            cases.put("case " + name, ruling(verdicts[i], name));
        }
        return cases;
    }

    @Test
    void aClaimOfOneCaseIsThatCase() {
        assertThat(Ruling.ofAll(cases(Verdict.REFUTED)).measured()).isEqualTo("by a");
    }

    @Test
    void aClaimThatMustHoldInEveryCaseIsRefutedByOne() {
        Ruling all = Ruling.ofAll(cases(Verdict.CONFIRMED, Verdict.REFUTED, Verdict.INCONCLUSIVE));

        assertThat(all.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(all.measured()).isEqualTo("case b: by b");
        assertThat(all.narrative()).isEqualTo("case a: So says a. case b: So says b. case c: So says c.");
        assertThat(all.evidence()).containsExactly("a", "b", "c");
    }

    @Test
    void aClaimThatMustHoldInEveryCaseIsOpenIfOneIs() {
        Ruling all = Ruling.ofAll(cases(Verdict.CONFIRMED, Verdict.INCONCLUSIVE));

        assertThat(all.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aClaimThatHoldsInEveryCaseIsConfirmed() {
        assertThat(Ruling.ofAll(cases(Verdict.CONFIRMED, Verdict.CONFIRMED)).verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void withoutACaseThereIsNothingToRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ruling.ofAll(Map.of()))
                .withMessage("a claim without a case");
    }
}
