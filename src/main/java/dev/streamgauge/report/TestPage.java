package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.experiment.Experiment;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * The page of one test, from its beginning to its end. It may be described once, as a trial, a comparison, a claim or all
 * claims; an undescribed page shows the test's outcome only.
 */
public final class TestPage {

    private final AllureLifecycle lifecycle;
    private final String uuid;
    private final UnaryOperator<Plate> printing;
    private final List<Judgement> judgements = new ArrayList<>();
    private final Set<Finding> described = EnumSet.noneOf(Finding.class);

    TestPage(AllureLifecycle lifecycle, String uuid, UnaryOperator<Plate> printing) {
        this.lifecycle = lifecycle;
        this.uuid = uuid;
        this.printing = printing;
    }

    /**
     * Describes the page as one trial: figures, tables, phases, and all files of its folder.
     *
     * @param yaml the experiment's file, as it stands
     */
    public void describeTrial(Judgement judgement, Experiment experiment, String yaml) {
        judgements.add(judgement);
        List<Plate> plates = printed(TrialPage.plates(judgement, experiment));
        Attachments attachments = new Attachments(lifecycle);
        List<StepResult> steps = new ArrayList<>(phases(judgement));
        steps.add(attachments.pixels(plates));
        steps.add(attachments.data(judgement.evidence(), yaml));
        attachments.userInterface(judgement.evidence()).ifPresent(steps::add);
        steps.add(attachments.logs(judgement.evidence()));
        describe(new TrialPage(judgement, experiment).html(plates), steps);
    }

    /**
     * Describes the page as a comparison of trials: engines side by side, and their settings.
     *
     * @param yaml the experiment's file, as it stands
     */
    public void describeComparison(List<Judgement> trials, Experiment experiment, String yaml) {
        judgements.addAll(trials);
        ComparisonPage page = new ComparisonPage(trials, experiment);
        List<Plate> plates = printed(page.plates());
        Attachments attachments = new Attachments(lifecycle);
        describe(page.html(plates), List.of(attachments.figures(plates), attachments.experiment(yaml)));
    }

    /** Describes the page as an audit of published figures. */
    public void describeAudit(Audit audit) {
        AuditPage page = new AuditPage(audit);
        List<Plate> plates = printed(page.plates());
        describe(page.html(plates), List.of(new Attachments(lifecycle).figures(plates)));
    }

    /**
     * Describes the page as one claim: verdict, narrative, and the trials that it rests on. The verdict goes into the page's
     * name; whether the test passed is another matter.
     *
     * @param trials the experiment's trials
     * @param yaml the experiment's file, as it stands
     */
    public void describeClaim(JudgedClaim claim, List<Judgement> trials, Experiment experiment, String yaml) {
        if (claim.flipped()) {
            described.add(Finding.FLIPPED);
        }
        ClaimPage page = new ClaimPage(claim, trials, experiment);
        List<Plate> plates = printed(page.plates());
        Attachments attachments = new Attachments(lifecycle);
        List<StepResult> steps = new ArrayList<>();
        if (!plates.isEmpty()) {
            steps.add(attachments.figures(plates));
        }
        steps.add(attachments.experiment(yaml));
        describe(page.html(plates), steps);
        lifecycle.updateTestCase(uuid, test -> test.setName(page.name()));
    }

    /** Describes the page as the sum of all claims of a run: a table, and a short narrative for each. */
    public void describeClaims(List<JudgedClaim> claims) {
        describe(new ClaimsPage(claims).html(), List.of(new Attachments(lifecycle).claims(ClaimsMarkdown.of(claims))));
    }

    /** Describes the page as what the gate found. */
    public void describeGate(GateSummary gate, List<Trend> trends) {
        described.add(Finding.GATE);
        GatePage page = new GatePage(gate, trends);
        List<Plate> plates = printed(page.plates());
        describe(page.html(plates), plates.isEmpty() ? List.of() : List.of(new Attachments(lifecycle).figures(plates)));
    }

    /**
     * Ends the test and writes its page.
     *
     * @param failure what the test threw; null if it passed
     * @param aborted whether it threw because it could not be run here, or because its trial does not count
     */
    public void end(@Nullable Throwable failure, boolean aborted) {
        Set<Finding> findings = Finding.of(failure, aborted, judgements, described);
        lifecycle.updateTestCase(uuid, test -> {
            test.setStatus(status(failure, aborted));
            if (failure != null) {
                test.setStatusDetails(new StatusDetails()
                        .setMessage(message(findings, failure))
                        .setTrace(ExceptionUtils.getStackTrace(failure)));
            }
        });
        lifecycle.stopTestCase(uuid);
        lifecycle.writeTestCase(uuid);
    }

    private static Status status(@Nullable Throwable failure, boolean aborted) {
        if (aborted) {
            return Status.SKIPPED;
        }
        if (failure == null) {
            return Status.PASSED;
        }
        return failure instanceof AssertionError ? Status.FAILED : Status.BROKEN;
    }

    private static String message(Set<Finding> findings, Throwable failure) {
        String titles = findings.stream().map(Finding::title).collect(Collectors.joining(" · "));
        String message = failure.getMessage();
        return "%s\n\n%s".formatted(titles, message == null ? failure.getClass().getSimpleName() : message.strip());
    }

    private List<Plate> printed(List<Plate> plates) {
        return plates.stream().map(printing).toList();
    }

    private void describe(String html, List<StepResult> steps) {
        lifecycle.updateTestCase(uuid, test -> {
            test.setDescriptionHtml(html);
            List<StepResult> all = new ArrayList<>(test.getSteps());
            all.addAll(steps);
            test.setSteps(all);
        });
    }

    private static List<StepResult> phases(Judgement judgement) {
        return judgement.evidence().manifest().phases().stream()
                .map(phase -> new StepResult()
                        .setName(phase.name())
                        .setStatus(Status.PASSED)
                        .setStage(Stage.FINISHED)
                        .setStart(phase.startedAt().toEpochMilli())
                        .setStop(phase.endedAt().toEpochMilli()))
                .toList();
    }
}
