package dev.streamgauge.junit;

import dev.streamgauge.report.BlankReport;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Named above {@link StreamExperiment}, it has the experiment run without the figures of its report, for a test that does
 * not look at them. It is a condition because no other extension is asked before the first that opens a session.
 */
final class BlankPages implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(BlankPages.class));
        try {
            StreamExperimentExtension.session(context, settings -> {
                store.put(Session.class, "blank");
                return new Session(settings, BlankReport.writingTo(settings.allureResults()));
            });
        } catch (RuntimeException refused) {
            return ConditionEvaluationResult.enabled("the experiment's own extension is refused the same, and says so");
        }
        if (store.get(Session.class) == null) {
            throw new IllegalStateException("the session has a report with figures: something else opened it first");
        }
        return ConditionEvaluationResult.enabled("its pages are blank");
    }
}
