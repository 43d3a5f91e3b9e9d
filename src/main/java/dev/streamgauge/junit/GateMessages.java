package dev.streamgauge.junit;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.GateSummary;
import java.util.List;
import java.util.Locale;
import org.opentest4j.TestAbortedException;

/** What the gate says when it does not let a run pass. */
final class GateMessages {

    private GateMessages() {}

    static String undecidedBounds(Judgement judgement, List<BoundOutcome> undecided) {
        return "%s leaves %d of %d bounds undecided, over %d windows, and -Dgate=strict asks for a decision.%s"
                .formatted(
                        Messages.trial(judgement.evidence().manifest()),
                        undecided.size(),
                        judgement.bounds().size(),
                        judgement.matched(),
                        Messages.lines(undecided.stream()
                                .map(GateMessages::undecidedBound)
                                .toList()));
    }

    private static String undecidedBound(BoundOutcome bound) {
        Double low = bound.ciLow();
        Double high = bound.ciHigh();
        return low == null || high == null
                ? "%s: the sample is too small to tell, or there is no prediction".formatted(bound.name())
                : String.format(
                        Locale.ROOT,
                        "%s is between %.1f and %.1f ms, which crosses its bound of %s to %s ms",
                        bound.name(),
                        low,
                        high,
                        bound.low() == null ? "nothing" : bound.low(),
                        bound.high() == null ? "anything" : bound.high());
    }

    static String strictly(TestAbortedException aborted) {
        return "%s%nA trial that does not count fails nothing, but under -Dgate=strict."
                .formatted(aborted.getMessage());
    }

    static String regressed(GateSummary.Experiment gated, String fix) {
        List<String> failed = gated.comparisons().stream()
                .filter(each -> each.outcome().equals("FAIL"))
                .map(GateMessages::comparison)
                .toList();
        return "%s does not pass its gate, %s, on %s.%s%nIf that is meant, %s."
                .formatted(gated.experiment(), gated.baseline(), gated.machine(), Messages.lines(failed), fix);
    }

    static String undecided(GateSummary.Experiment gated) {
        List<String> undecided = gated.comparisons().stream()
                .filter(each -> each.outcome().equals("INCONCLUSIVE"))
                .map(GateMessages::comparison)
                .toList();
        return "%s is not decided at its gate, %s, on %s, and -Dgate=strict asks for a decision.%s"
                .formatted(gated.experiment(), gated.baseline(), gated.machine(), Messages.lines(undecided));
    }

    static String worsened(GateSummary.Trend trend) {
        return "%s %s %s became worse: it %s.%nIt stays red until %d runs lie behind the change."
                .formatted(trend.experiment(), trend.configuration(), trend.figure(), trend.reason(), Trend.RECENT);
    }

    private static String comparison(GateSummary.Comparison compared) {
        Double before = compared.baseline();
        Double now = compared.observed();
        return before == null || now == null
                ? "%s %s: %s".formatted(compared.configuration(), compared.figure(), compared.reason())
                : String.format(
                        Locale.ROOT,
                        "%s %s is %.1f %s over %d trials, was %.1f over %d: %s",
                        compared.configuration(),
                        compared.figure(),
                        now,
                        compared.unit(),
                        compared.trials(),
                        before,
                        compared.baselineTrials(),
                        compared.reason());
    }
}
