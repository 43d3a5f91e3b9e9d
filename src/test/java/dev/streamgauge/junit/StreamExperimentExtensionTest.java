package dev.streamgauge.junit;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamgauge.testbed.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.TestAbortedException;

/** The extension, run by the JUnit Platform on what a real run recorded, and on the same with one thing made wrong. */
class StreamExperimentExtensionTest {

    private static final String FLINK_SPP = "flink-spp-r1";

    @TempDir
    Path root;

    private RecordedEvidence evidence;

    @BeforeEach
    void copyEvidence() {
        evidence = RecordedEvidence.copiedTo(root);
    }

    abstract static class Holding {
        @Trials
        void holds(Trial trial) {
            assertThat(trial.run()).holds();
        }

        @AfterTrials
        void enginesAgree(Comparison comparison) {
            assertThat(comparison).isFair().sentTheSameStreams().agreesInEveryWindow();
        }
    }

    @StreamExperiment("recorded.yaml")
    static class Drawn extends Holding {}

    @ExtendWith(BlankPages.class)
    @StreamExperiment("recorded.yaml")
    static class Recorded extends Holding {}

    @StreamExperiment("refused/impossible-bound.yaml")
    static class ImpossibleBound extends Recorded {}

    @ExtendWith(BlankPages.class)
    @StreamExperiment("recorded.yaml")
    static class Injected {
        @AfterTrials
        void gets(Testbed testbed, Producers producers, Probe probe, Comparison comparison) {
            assertThat(testbed.place().label()).isEqualTo("recorded");
            assertThat(producers).isNotNull();
            assertThat(probe).isNotNull();
            assertThat(comparison.judgements()).isEmpty();
        }
    }

    @Test
    void passesOnWhatWasRecordedAndLeavesSummaryReportAndArtifacts() throws IOException {
        // when
        EngineExecutionResults results = evidence.judgedBy(Drawn.class);

        // then
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(5).succeeded(5));
        JsonNode summary = JsonMapper.builder()
                .build()
                .readTree(evidence.output().resolve("summary.json").toFile());
        assertThat(summary.path("testbed").asText()).isEqualTo("recorded");
        assertThat(StreamSupport.stream(summary.path("trials").spliterator(), false))
                .hasSize(4)
                .allMatch(trial -> trial.path("status").asText().equals("passed"));
        assertThat(evidence.output().resolve("ctr-latency"))
                .isDirectoryContaining("glob:**/spark_spp_latency.png")
                .isDirectoryContaining("glob:**/spark_mmpp_latency.png")
                .isDirectoryContaining("glob:**/flink_spp_latency.png")
                .isDirectoryContaining("glob:**/flink_mmpp_latency.png")
                .isDirectoryContaining("glob:**/flink_mmpp_visualization.csv")
                .isDirectoryContaining("glob:**/collector.log");
        try (Stream<Path> pages = Files.list(evidence.allureResults())) {
            assertThat(pages.filter(page -> page.toString().endsWith("-result.json")))
                    .hasSize(5);
        }
    }

    @Test
    void failsOnAMissingWindowAndNamesIt() {
        // given
        evidence.withWindows(FLINK_SPP, text -> text.replaceFirst("MATCHED", "MISSING"));

        // when
        Throwable failure = Thrown.byOneTest(evidence.judgedBy(Recorded.class));

        // then
        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "ctr-latency/flink-spp-r1 (engine flink, arrivals spp, rate 1500/s, producers 4, seed 42): "
                                + "of 15 expected windows 14 matched, 1 missing, 0 duplicate, 0 wrong.")
                .hasMessageContaining(" is missing: expected ");
    }

    @Test
    void failsOnARepeatedWindow() {
        evidence.withWindows(FLINK_SPP, text -> text.replaceFirst("MATCHED", "DUPLICATE"));

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 duplicate");
    }

    @Test
    void failsWhenTheInputTopicDoesNotHoldTheStream() {
        evidence.withManifest(FLINK_SPP, manifest -> manifest.put("receivedSha256", "0".repeat(64)));

        List<Throwable> failures = Thrown.byTests(evidence.judgedBy(Recorded.class));

        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).hasMessageContaining("lost events").hasMessageContaining("000000000000 read back");
        assertThat(failures.get(1)).hasMessageContaining("were to run on the same stream");
    }

    @Test
    void failsWhenAnEventHasNoPlace() {
        evidence.withManifest(FLINK_SPP, manifest -> increment(manifest.withObject("/events"), "sent"));

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost events");
    }

    @Test
    void failsWhenTheEngineDidNotReadEverything() {
        evidence.withManifest(FLINK_SPP, manifest -> increment(manifest.withObject("/engine"), "read"));

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost events")
                .hasMessageContaining(" read by the engine");
    }

    @Test
    void failsOnAResultThatCannotBeRead() {
        evidence.withManifest(
                FLINK_SPP,
                manifest -> manifest.withArray("/unreadableResults").add("result at partition 0, offset 3: no JSON"));

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("result at partition 0, offset 3: no JSON");
    }

    @Test
    void abortsATrialOfAnotherSeedThanTheOneAskedFor() {
        evidence.withManifest(FLINK_SPP, manifest -> manifest.put("seed", 43));

        assertThat(Thrown.toAbort(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("is of another trial: scale quick, seed 43");
    }

    @Test
    void acceptsATrialThatAnotherVersionOfTheHarnessRecordedElsewhere() {
        for (String trial : List.of("flink-spp-r1", "flink-mmpp-r1", "spark-spp-r1", "spark-mmpp-r1")) {
            evidence.withManifest(trial, manifest -> {
                manifest.put("commit", "0123456789abcdef");
                manifest.withObject("/environment").put("cpu", "another");
                manifest.withObject("/versions").put("kafka", "4.0.0");
                manifest.withObject("/settings").put("fetchMaxWait", "500 ms");
            });
        }

        evidence.judgedBy(Recorded.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(5).failed(0));
    }

    @Test
    void failsWhenTheTrialWasBrokenOff() {
        evidence.withManifest(FLINK_SPP, manifest -> manifest.put("failure", "kafka (pid 7) ended with status 137"));

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was broken off")
                .hasMessageContaining("kafka (pid 7) ended with status 137");
    }

    @Test
    void abortsATrialThatDoesNotCount() {
        // given
        evidence.withManifest(
                FLINK_SPP, manifest -> manifest.withArray("/invalidReasons").add("the schedule was not kept"));

        // when
        EngineExecutionResults results = evidence.judgedBy(Recorded.class);

        // then
        results.testEvents()
                .assertStatistics(
                        statistics -> statistics.succeeded(4).aborted(1).failed(0));
        assertThat(Thrown.toAbort(results))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("does not count")
                .hasMessageContaining("the schedule was not kept");
    }

    @Test
    void abortsATrialThatWasNotRecorded() {
        evidence.without(FLINK_SPP);

        assertThat(Thrown.toAbort(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("There is no recorded evidence in")
                .hasMessageContaining(FLINK_SPP);
    }

    @Test
    void failsAComparisonOfDifferentStreams() {
        evidence.withManifest(FLINK_SPP, manifest -> {
            manifest.put("streamSha256", "1".repeat(64));
            manifest.put("receivedSha256", "1".repeat(64));
        });

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("were to run on the same stream")
                .hasMessageContaining(FLINK_SPP);
    }

    @Test
    void failsAComparisonOfEnginesThatRanWithUndeclaredDifferences() {
        evidence.withManifest(
                FLINK_SPP, manifest -> manifest.withObject("/settings").put("startingOffsets", "latest"));

        assertThat(Thrown.byOneTest(evidence.judgedBy(Recorded.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unfairly")
                .hasMessageContaining("startingOffsets: ");
    }

    @Test
    void failsOnAMissedBoundAndSaysByHowMuch() {
        List<Throwable> failures = Thrown.byTests(evidence.judgedBy(ImpossibleBound.class));

        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("engine flink")
                        .hasMessageContaining("missed 1 of 2 bounds, over 15 windows.")
                        .hasMessageMatching(
                                "(?s).*overhead\\.p50 is [0-9.]+ ms, [0-9.]+ ms above its bound of 1\\.0 ms.*"));
    }

    @Test
    void injectsTestbedProducersProbeAndComparison() {
        evidence.judgedBy(Injected.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1).failed(0));
    }

    @StreamExperiment("recorded.yaml")
    static class Watched extends Recorded {

        private static URI metrics = URI.create("none");
        private static String scraped = "";

        @AfterTrials
        void isServed(Comparison comparison) throws IOException, InterruptedException {
            scraped = scrape();
        }

        private static String scrape() throws IOException, InterruptedException {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void isServedWhileItRunsAndNoLonger() throws IOException {
        // given
        int port = FreePorts.find(1).get(0);
        Watched.metrics = URI.create("http://127.0.0.1:%d/metrics".formatted(port));

        // when
        EngineExecutionResults results =
                evidence.judgedWith(Map.of("live", String.valueOf(port)), Watched.class, Recorded.class);

        // then
        results.testEvents().assertStatistics(statistics -> statistics.succeeded(11));
        assertThat(Watched.scraped).contains("streamgauge_experiment_progress{experiment=\"ctr-latency\"} 1.0");
        assertThatThrownBy(Watched::scrape).isInstanceOf(ConnectException.class);
    }

    @Test
    void runsNothingWhenAPlanIsAskedFor() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Recorded.class))
                .configurationParameter("plan", "true")
                .configurationParameter(
                        "streamgauge.output", root.resolve("output").toString())
                .configurationParameter(
                        "allure.results.directory", root.resolve("allure").toString())
                .execute()
                .allEvents()
                .assertStatistics(statistics -> statistics.skipped(1).failed(0))
                .debug();
        assertThat(root.resolve("output")).doesNotExist();
    }

    private static void increment(ObjectNode object, String field) {
        object.put(field, object.path(field).asLong() + 1);
    }
}
