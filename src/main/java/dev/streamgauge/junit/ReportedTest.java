package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.AllureReport;
import dev.streamgauge.report.TestIdentity;
import dev.streamgauge.report.TestPage;
import dev.streamgauge.testbed.MissingAbilityException;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
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
        TestIdentity identity = trial == null
                ? TestIdentity.ofComparison(experiment, method, sentence(method))
                : TestIdentity.ofTrial(
                        experiment,
                        method,
                        trial.levels(),
                        trial.planned().repetition(),
                        trial.planned().seed());
        return new ReportedTest(run, trial, run.session().report().begin(identity));
    }

    /** A method's name as words: {@code theEnginesAgree} is "The engines agree". */
    private static String sentence(String method) {
        return StringUtils.capitalize(String.join(" ", StringUtils.splitByCharacterTypeCamelCase(method))
                .toLowerCase(Locale.ROOT));
    }

    /** A page for an experiment that could not even begin. */
    static void couldNotBegin(AllureReport report, String file, RuntimeException reason) {
        report.begin(new TestIdentity(
                        file, file, "Configuration", "begin", file + " could not begin", Map.of(), Map.of()))
                .end(reason, reason instanceof MissingAbilityException);
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
            run.add(judgement, status(judgement, experiment, outcome, aborted));
            page.describeTrial(judgement, experiment, run.yaml());
        }
    }

    /**
     * A test may pass because it expects its trial to fail: the trial has failed all the same. In a search the test alone tells:
     * that an engine falls behind at a rate is what the search wants to know.
     */
    private static Summary.Status status(
            Judgement judgement, Experiment experiment, @Nullable Throwable outcome, boolean aborted) {
        if (aborted) {
            return Summary.Status.ABORTED;
        }
        boolean asItShould = judgement.holds() || experiment.search() != null;
        return outcome == null && asItShould ? Summary.Status.PASSED : Summary.Status.FAILED;
    }
}
