package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Baseline.Run;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class DuetTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded/ctr-latency/flink-spp-r1");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final Judgement judgement = Judgement.of(EvidenceFolder.read(RECORDED), List.of());
    private final List<String> order = new ArrayList<>();
    private final RunSettings settings = RunSettings.from(name -> Optional.empty());
    private final Services services = new Services(settings, Site.LOCAL, (whose, offset) -> {});
    private final Engines engines = Engines.running(Path.of("other"), settings, Site.LOCAL);
    private final Duet duet = new Duet("main", false, new Side(engines, services, Path.of("duet"), "abc"), console);

    @AfterEach
    void close() {
        console.close();
    }

    private static List<PlannedTrial> trials() {
        return TrialPlan.of(experiment()).trials();
    }

    private static Experiment experiment() {
        return ExperimentFile.read("small.yaml", """
                        id: small
                        title: A small experiment
                        source: {seed: "001", section: "3"}
                        seed: 42
                        load: {arrivals: spp, rate: 500/s}
                        pipeline: {window: 2 s, watermarkDelay: 2 s}
                        timing: {warmUp: 4 s, measure: 20 s}
                        factors: {engine: [spark, flink]}
                        repetitions: 2
                        """, Scale.QUICK, OptionalLong.empty());
    }

    private Supplier<Judgement> noting(PlannedTrial trial, String build) {
        return () -> {
            order.add(trial.configuration().engine() + " " + build);
            return judgement;
        };
    }

    @Test
    void whichBuildComesFirstAlternatesWithinEachConfiguration() {
        trials().forEach(trial -> duet.both(trial, noting(trial, "own"), noting(trial, "other")));

        assertThat(order.stream().filter(each -> each.startsWith("spark")))
                .containsExactly("spark other", "spark own", "spark own", "spark other");
        assertThat(order.stream().filter(each -> each.startsWith("flink")))
                .containsExactly("flink other", "flink own", "flink own", "flink other");
    }

    @Test
    void whatCannotBeStartedForTheOtherOneLeavesOursAlone() {
        PlannedTrial trial = trials().get(0);

        Judgement own = duet.both(trial, noting(trial, "own"), () -> {
            throw new NotReadyException("Its broker did not start.", List.of());
        });

        assertThat(own).isSameAs(judgement);
        assertThat(duet.judgements(judgement.evidence().manifest().experiment()))
                .isEmpty();
    }

    @Test
    void theOtherBuildsTrialsAreTheBaseline() {
        PlannedTrial trial = trials().get(0);

        Judgement own = duet.both(trial, noting(trial, "own"), noting(trial, "other"));

        assertThat(own).isSameAs(judgement);
        assertThat(duet.baseline(judgement.evidence().manifest()))
                .satisfies(baseline -> assertThat(baseline.commit()).isEqualTo("abc"))
                .satisfies(baseline ->
                        assertThat(baseline.runs()).extracting(Run::trial).containsExactly("flink-spp-r1"));
    }

    @Test
    void aClusterThatIsThereTakesAFolderOfJobJarsAndNoSingleOne(@TempDir Path folder) throws IOException {
        Path jar = Files.createFile(folder.resolve("streamgauge-flink-job.jar"));
        RunSettings existing = RunSettings.from(
                name -> Optional.ofNullable(Map.of("testbed", "existing", "kafka.bootstrap", "127.0.0.1:9092")
                        .get(name)));
        Side own = new Side(engines, services, folder, null);

        assertThat(Duet.with(folder.toString(), experiment(), existing, own, Site.LOCAL, console)
                        .name())
                .isEqualTo(folder.toString());
        assertThatThrownBy(() -> Duet.with(jar.toString(), experiment(), existing, own, Site.LOCAL, console))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dduet=%s is one jar, and -Dtestbed=existing gives each engine its own: name a revision, or the folder"
                                + " in which the other build has streamgauge-flink-job.jar and streamgauge-spark-job.jar.",
                        jar);
    }

    @Test
    void aTrialOfTheOtherBuildThatBreaksOffMakesNoPairAndIsTold() {
        PlannedTrial trial = trials().get(0);

        Judgement own = duet.both(trial, noting(trial, "own"), () -> {
            throw new TestAbortedException("it died");
        });

        assertThat(own).isSameAs(judgement);
        assertThat(duet.baseline(judgement.evidence().manifest()).runs()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is left out: the trial of main: it died");
    }
}
