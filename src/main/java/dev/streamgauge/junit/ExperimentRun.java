package dev.streamgauge.junit;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.experiment.Verdict;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /** Its trials, each taken when its turn comes: a search proposes them by what the earlier ones have shown. */
    Stream<PlannedTrial> trials() {
        Search search = plan.experiment().search();
        if (search == null) {
            return plan.trials().stream();
        }
        LadderWalk walk = new LadderWalk(plan, ladder -> ThresholdSearch.rungs(search, ladder.levels(), judgements));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED), false);
    }

    /** What a claim is judged on: the trials that were finished and count. */
    ClaimEvidence evidenceOn(PublishedClaim claim) {
        Experiment experiment = plan.experiment();
        return new ClaimEvidence(
                claim,
                ClaimEvidence.FAMILY_ALPHA / Math.max(1, experiment.tests()),
                experiment,
                comparison().finished().stream()
                        .filter(judgement -> judgement.evidence().manifest().valid())
                        .toList(),
                beside());
    }

    private List<Judgement> beside() {
        Duet duet = session.duet();
        return duet == null || !duet.acrossTestbeds()
                ? List.of()
                : duet.judgements(plan.experiment().id()).stream()
                        .filter(judgement -> judgement.evidence().manifest().valid()
                                && judgement.evidence().manifest().failure() == null)
                        .toList();
    }

    /** The verdict on record for the scale, and for the testbed that this experiment's evidence is from. */
    Optional<Verdict> recordedVerdict(PublishedClaim claim) {
        return testbed().flatMap(testbed -> claim.recorded(plan.experiment().scale(), testbed));
    }

    /** Recorded evidence tells its testbed itself; without any, or with some of several, there is none. */
    private Optional<String> testbed() {
        Place asked = session.settings().place();
        if (asked != Place.RECORDED) {
            return Optional.of(asked.label());
        }
        List<String> recorded = judgements.stream()
                .map(judgement -> judgement.evidence().manifest().testbed())
                .distinct()
                .toList();
        return recorded.size() == 1 ? Optional.of(recorded.get(0)) : Optional.empty();
    }

    void add(JudgedClaim claim) {
        session.add(claim);
    }

    void add(Judgement judgement, Summary.Status status) {
        judgements.add(judgement);
        session.add(judgement, status);
    }

    Comparison comparison() {
        return new Comparison(plan.experiment(), judgements);
    }
}
