package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.experiment.InvalidExperimentException;
import io.qameta.allure.Allure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path results;

    @TempDir
    private Path evidence;

    private AllureReport report;

    @BeforeEach
    void openReport() {
        report = AllureReport.writingTo(results);
        report.describeRun(Map.of("Spark version", "3.5.7", "Mémoire", "8 GiB = enough"));
    }

    @Test
    void aTrialHasItsPhasesAsStepsAtTheTimesWhenTheyHappened() throws IOException {
        // given
        Judgement judgement = Synthetic.trial("flink", "spp").judgedIn(evidence);

        // when
        JsonNode result = ended(judgement, null, false);

        // then
        JsonNode warmUp = result.path("steps").path(1);
        assertThat(warmUp.path("name").asText()).isEqualTo("warm up");
        assertThat(warmUp.path("start").asLong()).isEqualTo(Synthetic.LOAD_START.toEpochMilli());
        assertThat(warmUp.path("stop").asLong() - warmUp.path("start").asLong())
                .isEqualTo(1000L * Synthetic.WARM_UP_SECONDS);
    }

    @Test
    void aTrialCarriesItsFiguresItsDataAndEveryLogThatExists() throws IOException {
        // given
        Judgement judgement = Synthetic.trial("flink", "spp").judgedIn(evidence);

        // when
        JsonNode result = ended(judgement, null, false);

        // then
        assertThat(result.findValues("attachments").stream()
                        .flatMap(AllureReportTest::elements)
                        .map(node -> node.path("name").asText()))
                .containsExactly(
                        "Latency over time",
                        "Resources",
                        "Memory",
                        "Where the latency comes from",
                        "Processing and sink latency",
                        "Distribution of latency",
                        "Event rate",
                        "Arrivals",
                        "windows.csv",
                        "results.csv",
                        "timeline.csv",
                        "arrivals.csv",
                        "manifest.json",
                        "experiment.yaml",
                        "flink.log",
                        "kafka.log");
        assertThat(content(result, "flink.log")).isEqualTo("flink is ready\n");
    }

    @Test
    void theGatesPageFailsWithTheBuild() throws IOException {
        // when
        report.writeGate(GatePageTest.GATE, List.of());

        // then
        JsonNode result = onlyResult();
        assertThat(result.path("status").asText()).isEqualTo("failed");
        assertThat(result.at("/statusDetails/message").asText().lines())
                .containsExactly(
                        "Not through the gate",
                        "",
                        "ctr-latency spark-spp overhead.p50: worse by at least 190 ms, of 130 tolerated");
    }

    @Test
    void theGatesPagePassesWhatIsNotDecidedUnlessStrictly() throws IOException {
        // given
        GateSummary.Experiment decided = GatePageTest.GATE.experiments().get(0);
        GateSummary.Experiment open = new GateSummary.Experiment(
                decided.experiment(),
                decided.baseline(),
                false,
                decided.machine(),
                0,
                "INCONCLUSIVE",
                decided.comparisons().subList(1, 2));

        // when
        report.writeGate(new GateSummary("INCONCLUSIVE", false, List.of(open), List.of()), List.of());

        // then
        assertThat(onlyResult().path("status").asText()).isEqualTo("passed");
        assertThat(new GateSummary("INCONCLUSIVE", true, List.of(open), List.of()).barred())
                .containsExactly("ctr-latency flink|spp overhead.p50: refused: another | stream");
    }

    @Test
    void aTrendThatBecameWorseFailsTheGatesPage() throws IOException {
        // given: a duet of testbeds, whose differences fail nothing
        GateSummary.Experiment across = GatePageTest.GATE.experiments().get(0);
        GateSummary.Experiment fails = new GateSummary.Experiment(
                across.experiment(), "embedded", false, across.machine(), 0, "PASS", across.comparisons());
        GateSummary.Trend worse = new GateSummary.Trend(
                "ctr-latency", "flink-spp", "overhead.p50", "ms", 28, List.of(), "FAIL", "changed 8 runs ago");

        // when
        report.writeGate(new GateSummary("FAIL", false, List.of(fails), List.of(worse)), List.of());

        // then
        assertThat(onlyResult().at("/statusDetails/message").asText())
                .isEqualTo("Not through the gate\n\nctr-latency flink-spp overhead.p50: changed 8 runs ago");
    }

    @Test
    void aPageHasSuitesAndAnIdentityOfItsOwn() throws IOException {
        // given
        TestIdentity identity = identity();

        // when
        report.begin(identity).end(null, false);

        // then
        JsonNode result = onlyResult();
        assertThat(elements(result.path("labels"))
                        .map(label -> label.path("name").asText() + "="
                                + label.path("value").asText()))
                .contains("parentSuite=CTR latency", "suite=Flink");
        assertThat(result.path("historyId").asText()).isEqualTo(identity.historyId());
        assertThat(result.path("fullName").asText()).isEqualTo("ctr/latency [engine=flink]");
        assertThat(result.path("status").asText()).isEqualTo("passed");
        assertThat(result.path("parameters")).hasSize(1);
    }

    @Test
    void stepsOfTheTestItselfStayOnItsPage() throws IOException {
        // given
        TestPage page = report.begin(identity());

        // when
        Allure.step("a step of the user's own");
        page.describeTrial(Synthetic.trial("flink", "spp").judgedIn(evidence), SyntheticExperiment.experiment(), "");
        page.end(null, false);

        // then
        assertThat(onlyResult().path("steps").path(0).path("name").asText()).isEqualTo("a step of the user's own");
    }

    @Test
    void aComparisonIsDescribedWithItsFigures() throws IOException {
        // given
        TestPage page = report.begin(identity());
        List<Judgement> trials = List.of(
                Synthetic.trial("flink", "spp").judgedIn(evidence),
                Synthetic.trial("spark", "spp").judgedIn(evidence));

        // when
        page.describeComparison(trials, SyntheticExperiment.experiment(), SyntheticExperiment.YAML);
        page.end(null, false);

        // then
        assertThat(onlyResult().path("descriptionHtml").asText()).contains("Flink and Spark on the same streams");
    }

    @Test
    void aMissedBoundIsSortedAsOne() throws IOException {
        // given
        Judgement missed = Synthetic.trial("flink", "spp")
                .bounds(new BoundOutcome("overhead.p50", 171.0, null, 100.0, null, null, Outcome.FAIL))
                .judgedIn(evidence);

        // when
        JsonNode result = ended(missed, new AssertionError("overhead p50 is too high"), false);

        // then
        assertThat(result.path("status").asText()).isEqualTo("failed");
        assertThat(categories(result)).containsExactly("Missed bound");
        assertThat(message(result)).endsWith("overhead p50 is too high");
    }

    @Test
    void aMissingWindowAndAMissedBoundAreSortedAsBoth() throws IOException {
        // given
        Judgement both = Synthetic.trial("flink", "spp")
                .missingWindow(2)
                .bounds(new BoundOutcome("overhead.p50", 171.0, null, 100.0, null, null, Outcome.FAIL))
                .judgedIn(evidence);

        // when
        JsonNode result = ended(both, new AssertionError("two things are wrong"), false);

        // then
        assertThat(categories(result)).containsExactlyInAnyOrder("Missed bound", "Wrong or missing windows");
    }

    @Test
    void anAbortedTestIsSkippedWithItsReason() throws IOException {
        // when
        JsonNode result = ended(null, new IllegalStateException("no Docker engine answers"), true);

        // then
        assertThat(result.path("status").asText()).isEqualTo("skipped");
        assertThat(categories(result)).containsExactly("Aborted: invalid trial or missing ability");
        assertThat(message(result)).contains("no Docker engine answers");
    }

    @Test
    void aRefusedExperimentIsAConfigurationErrorHoweverDeepItLies() throws IOException {
        // given
        Exception refused =
                new InvalidExperimentException("ctr.yaml", 3, "load.rate", "-1 is negative", "Write a rate");

        // when
        JsonNode result = ended(null, new IllegalStateException("the class cannot be run", refused), false);

        // then
        assertThat(result.path("status").asText()).isEqualTo("broken");
        assertThat(categories(result)).containsExactly("Configuration error");
    }

    @Test
    void anyOtherExceptionMeansThatTheTrialCouldNotBeFinished() throws IOException {
        // when
        JsonNode result = ended(null, new IllegalStateException("flink exited with code 137"), false);

        // then
        assertThat(categories(result)).containsExactly("Engine or broker died, or the trial could not be finished");
    }

    @Test
    void theEnvironmentCanBeReadBackAsProperties() throws IOException {
        // when
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(results.resolve("environment.properties"))) {
            properties.load(reader);
        }

        // then
        assertThat(properties).isEqualTo(Map.of("Spark version", "3.5.7", "Mémoire", "8 GiB = enough"));
    }

    private JsonNode ended(@Nullable Judgement judgement, @Nullable Throwable failure, boolean aborted)
            throws IOException {
        TestPage page = report.begin(identity());
        if (judgement != null) {
            page.describeTrial(judgement, SyntheticExperiment.experiment(), SyntheticExperiment.YAML);
        }
        page.end(failure, aborted);
        return onlyResult();
    }

    private static TestIdentity identity() {
        return new TestIdentity(
                "ctr",
                "CTR latency",
                "Flink",
                "latency",
                "Flink · SPP",
                Map.of("engine", "flink"),
                Map.of("seed", "42"));
    }

    private JsonNode onlyResult() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            List<Path> found = files.filter(file -> file.toString().endsWith("-result.json"))
                    .toList();
            assertThat(found).hasSize(1);
            return JSON.readTree(found.get(0).toFile());
        }
    }

    private String content(JsonNode result, String attachment) throws IOException {
        String source = result.findValues("attachments").stream()
                .flatMap(AllureReportTest::elements)
                .filter(node -> node.path("name").asText().equals(attachment))
                .findFirst()
                .orElseThrow()
                .path("source")
                .asText();
        return Files.readString(results.resolve(source));
    }

    /** The categories that Allure would sort the result into. */
    private List<String> categories(JsonNode result) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode category :
                JSON.readTree(results.resolve("categories.json").toFile())) {
            boolean status = elements(category.path("matchedStatuses"))
                    .anyMatch(node -> node.asText().equals(result.path("status").asText()));
            if (status && message(result).matches(category.path("messageRegex").asText())) {
                names.add(category.path("name").asText());
            }
        }
        return names;
    }

    private static String message(JsonNode result) {
        return result.path("statusDetails").path("message").asText();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
