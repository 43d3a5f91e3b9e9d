package dev.streamgauge.junit;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The gate at the end of an experiment, on evidence of which there are three repetitions of each trial. */
class GatekeeperTest {

    private static final List<String> CONFIGURATIONS = List.of("flink-spp", "flink-mmpp", "spark-spp", "spark-mmpp");

    @TempDir
    Path root;

    private RecordedEvidence evidence;

    @ExtendWith(BlankPages.class)
    @StreamExperiment("recorded.yaml")
    static class Recorded {
        @Trials
        void holds(Trial trial) {
            assertThat(trial.run()).holds();
        }
    }

    @BeforeEach
    void copyEvidence() {
        evidence = RecordedEvidence.copiedTo(root);
        for (String configuration : CONFIGURATIONS) {
            evidence.withRepetition(configuration, 2, 2).withRepetition(configuration, 3, 4);
        }
    }

    private EngineExecutionResults run(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("baseline.folder", root.resolve("baselines").toString());
        return evidence.judgedWith(properties, Recorded.class);
    }

    private EngineExecutionResults record() {
        return run(Map.of("baseline", "record", "baseline.trials", "3"));
    }

    private JsonNode gate() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(evidence.output().resolve("summary.json").toFile())
                .path("gate");
    }

    private static List<Throwable> failures(EngineExecutionResults results) {
        return Thrown.by(results.allEvents().failed());
    }

    @Test
    void recordsAsManyTrialsOfEachConfigurationAsAskedFor() throws IOException {
        // when
        EngineExecutionResults results = record();

        // then
        assertThat(failures(results)).isEmpty();
        Baseline baseline =
                Baseline.read(root.resolve("baselines"), "ctr-latency").orElseThrow();
        assertThat(baseline.runs())
                .hasSize(12)
                .extracting(Baseline.Run::configuration)
                .containsOnly(CONFIGURATIONS.toArray(String[]::new));
        assertThat(baseline.runs())
                .allSatisfy(run ->
                        assertThat(run.distributions().get("overhead").count()).isEqualTo(15));
        assertThat(gate().path("experiments").get(0).path("recorded").asBoolean())
                .isTrue();
    }

    @Test
    void anUnchangedRunPassesAndRunsNoFurtherTrial() throws IOException {
        record();

        EngineExecutionResults results = run(Map.of("gate", "strict"));

        assertThat(failures(results)).isEmpty();
        assertThat(gate().path("outcome").asText()).isEqualTo("PASS");
        assertThat(gate().path("experiments").get(0).path("trials").asInt()).isZero();
        assertThat(gate().path("experiments").get(0).path("comparisons")).hasSize(4);
    }

    @Test
    void aRegressionIsRedAfterOneFurtherTrialAndSaysWhat() throws IOException {
        // given
        record();
        for (int repetition = 1; repetition <= 3; repetition++) {
            evidence.later("flink-spp-r" + repetition, 250);
        }

        // when
        List<Throwable> failures = failures(run(Map.of()));

        // then
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("ctr-latency does not pass its gate, ")
                .hasMessageContaining("flink-spp overhead.p50 is ")
                .hasMessageContaining("worse by at least ")
                .hasMessageEndingWith("If that is meant, record the baseline anew with -Dbaseline=record.");
        assertThat(gate().path("experiments").get(0).path("trials").asInt()).isEqualTo(1);
    }

    @Test
    void ofAnotherMachineNothingIsComparedWhichIsRedStrictlyOnly() {
        // given
        record();
        for (String configuration : CONFIGURATIONS) {
            evidence.withManifest(
                    configuration + "-r1",
                    manifest -> manifest.withObject("/environment").put("cpu", "another"));
        }

        // then
        assertThat(failures(run(Map.of()))).isEmpty();
        assertThat(failures(run(Map.of("gate", "strict"))))
                .hasSize(1)
                .first()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining(
                                "refused: another class of machine than the baseline's: cpu another against")
                        .hasMessageContaining("nobody calibrated both"));
    }

    @Test
    void whatIsNotDecidedAfterTheLastTrialIsNotRed() throws IOException {
        // given: later by about what is tolerated
        record();
        evidence.later("flink-spp-r1", 21).later("flink-spp-r2", 17).later("flink-spp-r3", 12);

        // when
        EngineExecutionResults results = run(Map.of());

        // then
        assertThat(failures(results)).isEmpty();
        assertThat(gate().path("outcome").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(gate().path("experiments").get(0).path("trials").asInt()).isEqualTo(2);
    }

    @Test
    void aDuetOfTheSameBuildPassesThoughItsTrialsDifferAmongThemselves() throws IOException {
        // given: from trial to trial flink-spp is later by much more than is tolerated, on either side
        evidence.later("flink-spp-r2", 200).asDuet();

        // when
        EngineExecutionResults results = run(Map.of("duet", "main", "gate", "strict"));

        // then
        assertThat(failures(results)).isEmpty();
        JsonNode outcome = gate().path("experiments").get(0);
        assertThat(outcome.path("outcome").asText()).isEqualTo("PASS");
        assertThat(outcome.path("baseline").asText()).isEqualTo("main");
        assertThat(outcome.path("machine").asText()).isEqualTo("the same machine, trial by trial on the same streams");
        assertThat(outcome.path("trials").asInt())
                .as("a second pair of each configuration")
                .isEqualTo(4);
        assertThat(outcome.path("comparisons"))
                .hasSize(4)
                .allMatch(each -> each.path("baselineTrials").asInt() == 2);
    }

    @Test
    void aRegressionAgainstTheOtherBuildIsRed() {
        // given
        evidence.asDuet();
        for (int repetition = 1; repetition <= 3; repetition++) {
            evidence.later("flink-spp-r" + repetition, 250);
        }

        // then
        assertThat(failures(run(Map.of("duet", "main"))))
                .hasSize(1)
                .first()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("ctr-latency does not pass its gate, main, on the same machine")
                        .hasMessageContaining("flink-spp overhead.p50 is ")
                        .hasMessageEndingWith("If that is meant, let the next duet begin from this build."));
    }

    @Test
    void aPairOfWhichTheOtherBuildsTrialDoesNotCountIsNone() throws IOException {
        // given
        evidence.asDuet();
        evidence.withManifest(
                "../duet/ctr-latency/flink-spp-r1",
                manifest -> manifest.withArray("/invalidReasons").add("the schedule was not kept"));

        // when
        List<Throwable> failures = failures(run(Map.of("duet", "main")));

        // then
        assertThat(failures).isEmpty();
        assertThat(gate().path("experiments").get(0).path("comparisons"))
                .filteredOn(each -> each.path("configuration").asText().equals("flink-spp"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("reason").asText())
                        .isEqualTo("1 of 1 pairs of trials tell it on both sides, which does not tell how much pairs"
                                + " differ; it takes 2"));
    }

    @Test
    void aWrongWindowInAFurtherTrialIsRed() {
        // given
        record();
        evidence.later("flink-spp-r1", 21).withWindows("flink-spp-r2", text -> text.replaceFirst("MATCHED", "MISSING"));

        // then
        assertThat(failures(run(Map.of())))
                .hasSize(1)
                .first()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("flink-spp correctness: ")
                        .hasMessageContaining("of 15 expected windows 14 matched, 1 missing"));
    }

    @Test
    void nothingIsRecordedOfATrialThatIsWrong() {
        evidence.withWindows("flink-spp-r2", text -> text.replaceFirst("MATCHED", "MISSING"));

        assertThat(failures(record())).hasSize(1);
        assertThat(Baseline.read(root.resolve("baselines"), "ctr-latency")).isEmpty();
    }

    @Test
    void strictlyATrialThatDoesNotCountIsRed() {
        evidence.withManifest(
                "flink-spp-r1",
                manifest -> manifest.withArray("/invalidReasons").add("the schedule was not kept"));

        assertThat(failures(run(Map.of("gate", "strict"))))
                .hasSize(1)
                .first()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("the schedule was not kept")
                        .hasMessageEndingWith("A trial that does not count fails nothing, but under -Dgate=strict."));
    }

    @Test
    void eachRunIsAppendedToTheHistoryAndOneThatLatelyBecameWorseIsRed() throws IOException {
        // given
        Path past = root.resolve("past");
        Map<String, String> history = Map.of("history", past.toString());
        assertThat(failures(run(history))).isEmpty();
        List<History.Row> first = History.read(past, "ctr-latency");
        for (int run = 0; run < 19; run++) {
            History.append(past, "ctr-latency", first);
        }
        evidence.later("flink-spp-r1", 250);

        // when: six runs are a new level; the fifth may already look like one
        List<List<Throwable>> later = new ArrayList<>();
        for (int run = 0; run < 6; run++) {
            later.add(failures(run(history)));
        }

        // then
        assertThat(later.subList(0, 4)).allMatch(List::isEmpty);
        assertThat(later.get(5))
                .hasSize(1)
                .first()
                .satisfies(
                        failure -> assertThat(failure)
                                .hasMessageStartingWith(
                                        "ctr-latency flink-spp overhead.p50 became worse: it changed within the last 6 runs, from "));
        assertThat(gate().path("trends")).hasSize(4);
        assertThat(gate().path("outcome").asText()).isEqualTo("FAIL");
        assertThat(evidence.output().resolve("gate.md"))
                .content()
                .contains("| ❌ | ctr-latency flink-spp overhead.p50 | 26 |");
    }
}
