package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.trial.TrialPlan;
import java.util.ArrayList;
import java.util.List;

/** One experiment class while it runs: its plan, and what has come of it so far. */
final class ExperimentRun {

    private final TrialPlan plan;
    private final String yaml;
    private final Session session;
    private final List<Judgement> judgements = new ArrayList<>();

    ExperimentRun(TrialPlan plan, String yaml, Session session) {
        this.plan = plan;
        this.yaml = yaml;
        this.session = session;
    }

    TrialPlan plan() {
        return plan;
    }

    /** The experiment's file, as it stands. */
    String yaml() {
        return yaml;
    }

    Session session() {
        return session;
    }

    void add(Judgement judgement, Summary.Status status) {
        judgements.add(judgement);
        session.add(judgement, status);
    }

    Comparison comparison() {
        return new Comparison(plan.experiment(), judgements);
    }
}
