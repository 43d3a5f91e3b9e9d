package dev.streamgauge.junit;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.report.TestIdentity;
import dev.streamgauge.report.TestPage;
import java.util.function.Supplier;

/** The test of one claim, with its page in the report and its line in the summary. */
final class ReportedClaim {

    private ReportedClaim() {}

    /** Judges a claim, and fails if its verdict has turned to the opposite of the one on record. */
    static void report(ExperimentRun run, PublishedClaim claim, Supplier<JudgedClaim> judge) {
        Experiment experiment = run.plan().experiment();
        TestPage page = run.session().report().begin(TestIdentity.ofClaim(experiment, claim.id(), claim.text()));
        try {
            JudgedClaim judged = judge.get();
            run.add(judged);
            page.describeClaim(judged, run.comparison().judgements(), experiment, run.yaml());
            if (judged.flipped()) {
                throw new AssertionError(Messages.flipped(judged));
            }
        } catch (RuntimeException | AssertionError e) {
            page.end(e, false);
            throw e;
        }
        page.end(null, false);
    }
}
