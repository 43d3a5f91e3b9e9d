package dev.streamgauge.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiEvidence.Document;
import dev.streamgauge.evidence.UiEvidence.Table;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers as a local driver gives them, shortened. */
class SparkUiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String APPLICATION = "/api/v1/applications/local-1772366400000";

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "/api/v1/applications",
            "[{\"id\":\"local-1772366400000\",\"name\":\"ctr\",\"attempts\":[{\"appSparkVersion\":\"3.5.7\"}]}]",
            APPLICATION + "/jobs",
            """
                    [{"jobId":8,"status":"RUNNING","submissionTime":"2026-03-01T12:00:09.100GMT","stageIds":[16,17],
                      "numTasks":6,"numFailedTasks":0},
                     {"jobId":7,"status":"SUCCEEDED","submissionTime":"2026-03-01T12:00:08.100GMT",
                      "completionTime":"2026-03-01T12:00:08.345GMT","stageIds":[14,15],"numTasks":6,"numFailedTasks":1}]""",
            APPLICATION + "/executors",
            """
                    [{"id":"driver","totalCores":2,"completedTasks":48,"failedTasks":1,"totalDuration":9000,
                      "totalGCTime":120}]""",
            APPLICATION + "/environment",
            """
                    {"runtime":{"javaVersion":"17.0.15"},
                     "sparkProperties":[["spark.app.name","ctr"],["spark.sql.shuffle.partitions","2"]],
                     "systemProperties":[["user.home","/home/somebody"]],"classpathEntries":[["/a.jar","System Classpath"]]}"""));

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode answer(String path) {
        if (!answers.containsKey(path)) {
            throw new IllegalStateException("Spark answered GET " + path + " with status 404");
        }
        return json(answers.get(path));
    }

    private static JsonNode batch(int id) {
        return json("""
                {"batchId":%d,"timestamp":"2026-03-01T12:00:0%d.000Z","numInputRows":1500,
                 "eventTime":{"watermark":"2026-03-01T12:00:04.987Z"},
                 "durationMs":{"addBatch":180,"commitOffsets":31,"queryPlanning":12,"triggerExecution":290,"walCommit":22},
                 "stateOperators":[{"numRowsTotal":3,"memoryUsedBytes":5120}]}""".formatted(id, id % 10));
    }

    private UiEvidence described(int batches) {
        return SparkUi.describe(
                this::answer,
                () -> IntStream.range(0, batches).mapToObj(SparkUiTest::batch).toList());
    }

    private List<List<String>> rows(String table) {
        return described(14).tables().stream()
                .filter(each -> each.title().equals(table))
                .map(Table::rows)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyAnswerIsKeptAndSoAreTheBatches() {
        assertThat(described(1).documents())
                .extracting(Document::name)
                .containsExactly("application", "batches", "environment", "executors", "jobs");
        assertThat(described(1).notes()).isEmpty();
    }

    @Test
    void theEnvironmentTellsOfSparkAndNotOfTheMachinesUser() {
        assertThat(described(1).documents())
                .filteredOn(document -> document.name().equals("environment"))
                .singleElement()
                .satisfies(document -> assertThat(document.json())
                        .contains("spark.sql.shuffle.partitions", "17.0.15")
                        .doesNotContain("somebody", "a.jar"));
    }

    @Test
    void theApplicationIsToldByNameAndValue() {
        assertThat(rows("Application"))
                .contains(
                        List.of("Spark", "3.5.7"),
                        List.of("cores", "2"),
                        List.of("tasks completed", "48"),
                        List.of("shuffle partitions", "2"),
                        List.of("watermark", "2026-03-01T12:00:04.987Z"),
                        List.of("state, bytes", "5120"));
    }

    @Test
    void theLastTenBatchesAreShownTheLatestFirst() {
        assertThat(rows("Last batches"))
                .extracting(row -> row.get(0))
                .startsWith("13", "12")
                .endsWith("4")
                .hasSize(10);
        assertThat(rows("Last batches").get(0))
                .containsExactly("13", "12:00:03.000", "1500", "12:00:04.987", "290", "180", "12", "53", "3");
    }

    @Test
    void aJobThatStillRunsHasNoLength() {
        assertThat(rows("Last jobs"))
                .containsExactly(
                        List.of("8", "RUNNING", "12:00:09.100", "", "2", "6", "0"),
                        List.of("7", "SUCCEEDED", "12:00:08.100", "245", "2", "6", "1"));
    }

    @Test
    void aWatermarkThatThereIsNotYetIsLeftOut() {
        JsonNode first = json("{\"batchId\":0,\"eventTime\":{\"watermark\":\"1970-01-01T00:00:00.000Z\"}}");

        assertThat(SparkUi.describe(this::answer, () -> List.of(first)).tables())
                .filteredOn(table -> table.title().equals("Last batches"))
                .singleElement()
                .satisfies(table ->
                        assertThat(table.rows()).containsExactly(List.of("0", "", "", "", "", "", "", "", "")));
    }

    @Test
    void withoutABatchThereIsNoTableOfThem() {
        assertThat(described(0).tables()).extracting(Table::title).containsExactly("Application", "Last jobs");
    }

    @Test
    void whatIsNotAnsweredIsLeftOutAndNoted() {
        answers.remove(APPLICATION + "/jobs");

        assertThat(described(1).tables()).extracting(Table::title).containsExactly("Application", "Last batches");
        assertThat(described(1).notes())
                .containsExactly("jobs: Spark answered GET %s/jobs with status 404".formatted(APPLICATION));
    }
}
