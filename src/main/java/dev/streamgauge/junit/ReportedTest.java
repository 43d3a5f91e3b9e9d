package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.TestIdentity;
import dev.streamgauge.report.TestPage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** One test while it runs, with its page in the report and its line in the summary. */
final class ReportedTest {

    private final ExperimentRun run;
    private final @Nullable Trial trial;
    private final TestPage page;

    private ReportedTest(ExperimentRun run, @Nullable Trial trial, TestPage page) {
        this.run = run;
        this.trial = trial;
        this.page = page;
    }

    static ReportedTest begin(ExperimentRun run, ExtensionContext context, @Nullable Trial trial) {
        Experiment experiment = run.plan().experiment();
        String method = context.getRequiredTestMethod().getName();
        TestIdentity identity;
        if (trial == null) {
            identity = new TestIdentity(
                    experiment.id(),
                    experiment.title(),
                    "Comparison",
                    method,
                    context.getDisplayName().replace("(Comparison)", ""),
                    Map.of(),
                    Map.of());
        } else {
            Map<String, String> configuration = new LinkedHashMap<>(trial.levels());
            configuration.put("repetition", Integer.toString(trial.planned().repetition()));
            identity = new TestIdentity(
                    experiment.id(),
                    experiment.title(),
                    WordUtils.capitalize(trial.planned().configuration().engine()),
                    method,
                    trial.id(),
                    configuration,
                    Map.of("seed", Long.toString(trial.planned().seed())));
        }
        return new ReportedTest(run, trial, run.session().report().begin(identity));
    }

    /** Ends the page with the test's outcome. */
    void end(@Nullable Throwable outcome) {
        boolean aborted = outcome instanceof TestAbortedException;
        try {
            describe(outcome, aborted);
        } finally {
            page.end(outcome, aborted);
        }
    }

    private void describe(@Nullable Throwable outcome, boolean aborted) {
        Experiment experiment = run.plan().experiment();
        if (trial == null) {
            page.describeComparison(run.comparison().judgements(), experiment, run.yaml());
            return;
        }
        Judgement judgement = trial.judgement();
        if (judgement != null) {
            page.describeTrial(judgement, experiment, run.yaml());
            run.add(judgement, status(outcome, aborted));
        }
    }

    private static Summary.Status status(@Nullable Throwable outcome, boolean aborted) {
        if (outcome == null) {
            return Summary.Status.PASSED;
        }
        return aborted ? Summary.Status.ABORTED : Summary.Status.FAILED;
    }
}
