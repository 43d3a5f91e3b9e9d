package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.gate.GateRun;
import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialBrokenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * Another build, or this one in another testbed, beside this one, trial by trial: on the same machine within the same
 * minutes, and on the same stream. Which of the two comes first alternates, so that neither has always the warmer machine.
 */
final class Duet implements AutoCloseable {

    /** Folder of the other build's evidence, beside that of the experiments. */
    static final String FOLDER = "duet";

    private final String name;
    private final boolean acrossTestbeds;
    private final Side side;
    private final Console console;
    private final List<Judgement> judgements = new ArrayList<>();
    private final Map<String, Integer> pairs = new HashMap<>();

    /**
     * A duet.
     *
     * @param name what the other build is called
     * @param acrossTestbeds whether it is this build in another testbed: then a difference is a finding, and fails nothing
     * @param side its engines and evidence
     */
    Duet(String name, boolean acrossTestbeds, Side side, Console console) {
        this.name = name;
        this.acrossTestbeds = acrossTestbeds;
        this.side = side;
        this.console = console;
    }

    /**
     * The duet that was asked for. Another build is made here, if it must be.
     *
     * @param asked {@code -Dduet}: a build, or the other testbed
     * @param experiment what is run
     * @param own this build's side
     * @throws IllegalArgumentException if there is no such build, or it is a jar where a folder of them is needed, with the fix
     */
    static Duet with(String asked, Experiment experiment, RunSettings settings, Side own, Site site, Console console) {
        Path evidence = own.evidence().resolve(FOLDER);
        if (settings.place() == Place.RECORDED) {
            Side other = new Side(own.engines(), own.services(), evidence, null);
            return new Duet(asked, settings.duetAcrossTestbeds(), other, console);
        }
        if (settings.duetAcrossTestbeds()) {
            Services beside = new Services(settings.in(Place.EMBEDDED, evidence), Site.LOCAL, (whose, offset) -> {});
            Side other = new Side(Engines.besideContainers(settings), beside, evidence, own.commit());
            return new Duet("the embedded testbed", true, other, console);
        }
        Opponent opponent = Opponent.of(
                asked,
                settings.place() == Place.EMBEDDED ? Opponent.Form.CLASSES : Opponent.Form.JARS,
                Path.of("target", "duet-builds"),
                console);
        refuseLoneJar(opponent, experiment, settings.place());
        Side other =
                new Side(Engines.running(opponent.jobs(), settings, site), own.services(), evidence, opponent.commit());
        return new Duet(opponent.name(), false, other, console);
    }

    /** Elsewhere each engine is given a jar of its own, with its connectors; a single one can only be that of a user's own job. */
    private static void refuseLoneJar(Opponent opponent, Experiment experiment, Place place) {
        boolean ours = experiment.configurations().stream()
                .anyMatch(configuration -> configuration.pipeline().own() == null);
        if (ours && place != Place.EMBEDDED && Files.isRegularFile(opponent.jobs())) {
            throw new IllegalArgumentException(
                    "-Dduet=%s is one jar, and -Dtestbed=%s gives each engine its own: name a revision, or the folder in which the other build has streamgauge-flink-job.jar and streamgauge-spark-job.jar."
                            .formatted(opponent.name(), place.label()));
        }
    }

    String name() {
        return name;
    }

    boolean acrossTestbeds() {
        return acrossTestbeds;
    }

    /** The other build's trials of an experiment so far. */
    List<Judgement> judgements(String experiment) {
        return judgements.stream()
                .filter(each -> each.evidence().manifest().experiment().equals(experiment))
                .toList();
    }

    /** Runs a trial on both sides; on the other one nothing intervenes. */
    Judgement run(PlannedTrial trial, Intervention intervention, Side own, Performer performer) {
        return both(
                trial,
                () -> performer.run(trial, intervention, own),
                () -> performer.run(trial, Intervention.NONE, side));
    }

    /**
     * Runs a trial on both builds.
     *
     * @param own runs it on this build
     * @param other runs it on the other one; if it breaks off there, the pair does not count
     * @return what became of it on this build
     */
    Judgement both(PlannedTrial trial, Supplier<Judgement> own, Supplier<Judgement> other) {
        int pair = pairs.merge(trial.experiment().id() + "/" + GateRun.configuration(trial.id()), 1, Integer::sum);
        if (pair % 2 == 0) {
            Judgement judgement = own.get();
            note(trial, other);
            return judgement;
        }
        note(trial, other);
        return own.get();
    }

    private void note(PlannedTrial trial, Supplier<Judgement> other) {
        console.duets(trial, name);
        try {
            judgements.add(other.get());
        } catch (TrialBrokenException | TestAbortedException | NotReadyException | MissingAbilityException broken) {
            console.leavesOut(trial, "the trial of %s: %s".formatted(name, broken.getMessage()));
        }
    }

    /** What the other build's trials of an experiment measured, those that count. */
    Baseline baseline(Manifest candidate) {
        return new Baseline(
                Baseline.SCHEMA_VERSION,
                candidate.experiment(),
                candidate.scale(),
                candidate.testbed(),
                candidate.clock().startedAt(),
                side.commit(),
                candidate.environment(),
                null,
                judgements(candidate.experiment()).stream()
                        .map(GateRun::of)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Stops what was started for the other side alone: another build shares the services of this one. */
    @Override
    public void close() {
        if (acrossTestbeds) {
            side.services().close();
        }
    }
}
