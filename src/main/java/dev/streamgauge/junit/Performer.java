package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.engine.Engine;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.Conductor;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import dev.streamgauge.trial.Resumption;
import dev.streamgauge.trial.RunContext;
import dev.streamgauge.workload.kinds.Workloads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Runs trials on one side or another, or takes up what evidence there is of them, and judges them. */
final class Performer {

    private final RunSettings settings;
    private final Map<String, String> environment;
    private final Console console;
    private final Progress progress;

    /**
     * A performer.
     *
     * @param environment facts about the machine, by name
     * @param progress is told how each trial goes
     */
    Performer(RunSettings settings, Map<String, String> environment, Console console, Progress progress) {
        this.settings = settings;
        this.environment = environment;
        this.console = console;
        this.progress = progress;
    }

    /** Runs a trial, or takes up its recorded evidence; one that does not count is run once more. */
    Judgement run(PlannedTrial trial, Intervention intervention, Side side) {
        if (settings.place() == Place.RECORDED) {
            return Judgement.of(recorded(trial, side), trial.experiment().bounds());
        }
        Optional<Judgement> earlier = settings.resume() ? earlier(trial, side) : Optional.empty();
        if (earlier.isPresent()) {
            console.takesUp(trial);
            return earlier.get();
        }
        Judgement judgement = conduct(trial, intervention, side, List.of());
        if (judgement.inDoubt() && trial.experiment().search() == null) {
            List<String> reasons = judgement.evidence().manifest().invalidReasons();
            console.repeats(trial, reasons);
            judgement = conduct(trial, intervention, side, reasons);
        }
        return judgement;
    }

    private RunContext context(Side side) {
        return new RunContext(
                side.evidence(),
                settings.scale().label(),
                side.services().place().label(),
                environment,
                side.commit());
    }

    /** What failed is run again, since it may have been mended; in a search an engine may fall behind. */
    private Optional<Judgement> earlier(PlannedTrial trial, Side side) {
        Engine engine = side.engines().named(trial.configuration().engine());
        return Resumption.find(
                        trial,
                        engine,
                        side.services().loads(),
                        side.services().broker().version(),
                        context(side))
                .map(evidence -> Judgement.of(evidence, trial.experiment().bounds()))
                .filter(judgement -> judgement.holds() || trial.experiment().search() != null);
    }

    @SuppressWarnings("try") // the clean-up only stands by
    private Judgement conduct(PlannedTrial trial, Intervention intervention, Side side, List<String> discarded) {
        Conductor conductor =
                new Conductor(side.services().broker(), side.services().loads(), context(side), progress);
        try (CleanUp standingBy =
                settings.place() == Place.EXISTING ? CleanUp.standBy(settings.existing(), trial, console) : null) {
            Evidence evidence = conductor.conduct(
                    trial,
                    side.engines().named(trial.configuration().engine()),
                    Workloads.of(trial.configuration(), OwnJobs.oracle(trial.configuration()), trial.seed()),
                    intervention,
                    discarded);
            return Judgement.of(evidence, trial.experiment().bounds());
        }
    }

    private Evidence recorded(PlannedTrial trial, Side side) {
        try {
            return RecordedTrial.of(trial, side, settings);
        } catch (TestAbortedException e) {
            console.leavesOut(trial, String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
