package dev.streamgauge.engine.flink;

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
import org.junit.jupiter.api.Test;

/** Answers as a session cluster gives them, shortened. */
class FlinkUiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOURCE = "cbc357ccb763df2852fee8c4fc7d55f2";
    private static final String WINDOW = "20ba6b65f97481d5570070de90e4e791";

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "/overview",
            """
                    {"taskmanagers":1,"slots-total":2,"slots-available":0,"jobs-running":1,"flink-version":"2.2.0"}""",
            "/jobs/4a",
            """
                    {"jid":"4a","name":"ctr","state":"RUNNING","duration":43210,"vertices":[
                      {"id":"%s","name":"Source: ad_events[1] -> Calc[2]","parallelism":2,"status":"RUNNING",
                       "metrics":{"read-records":0,"write-records":21000,"accumulated-busy-time":310.0,
                                  "accumulated-backpressured-time":0}},
                      {"id":"%s","name":"%s","parallelism":2,"status":"RUNNING",
                       "metrics":{"read-records":21000,"write-records":24,"accumulated-busy-time":95.0,
                                  "accumulated-backpressured-time":12}}]}""".formatted(SOURCE, WINDOW, "GlobalWindowAggregate[4] -> ".repeat(5)),
            "/jobs/4a/config",
            "{\"execution-config\":{\"job-parallelism\":2}}",
            "/jobs/4a/checkpoints",
            """
                    {"counts":{"completed":41,"failed":1,"in_progress":0},
                     "summary":{"end_to_end_duration":{"min":4,"max":118,"avg":12,"p50":9.0}},
                     "latest":{"completed":{"id":42,"state_size":5321,"end_to_end_duration":8}}}""",
            "/jobs/4a/checkpoints/config",
            "{\"mode\":\"at_least_once\",\"interval\":1000,\"state_backend\":\"HashMapStateBackend\"}",
            "/jobs/4a/vertices/" + SOURCE + "/watermarks",
            """
                    [{"id":"0.currentInputWatermark","value":"-9223372036854775808"},
                     {"id":"1.currentInputWatermark","value":"1772366400000"}]""",
            "/jobs/4a/vertices/" + WINDOW + "/watermarks",
            """
                    [{"id":"0.currentInputWatermark","value":"1772366402001"},
                     {"id":"1.currentInputWatermark","value":"1772366400123"}]""",
            "/taskmanagers",
            """
                    {"taskmanagers":[{"id":"tm-1","slotsNumber":2,
                      "memoryConfiguration":{"taskHeap":402653184,"managedMemory":134217728}}]}"""));

    private JsonNode answer(String path) {
        String answer = answers.get(path);
        if (answer == null) {
            throw new IllegalStateException("Flink answered GET " + path + " with status 404");
        }
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UiEvidence described() {
        return FlinkUi.describe(this::answer, "4a");
    }

    private List<List<String>> rows(String table) {
        return described().tables().stream()
                .filter(each -> each.title().equals(table))
                .map(Table::rows)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyAnswerIsKept() {
        assertThat(described().documents())
                .extracting(Document::name)
                .containsExactly(
                        "checkpoints",
                        "checkpoints-config",
                        "job",
                        "job-config",
                        "overview",
                        "taskmanagers",
                        "watermarks");
        assertThat(described().notes()).isEmpty();
    }

    @Test
    void theJobIsToldByNameAndValue() {
        assertThat(rows("Job"))
                .contains(
                        List.of("state", "RUNNING"),
                        List.of("Flink", "2.2.0"),
                        List.of("running for, s", "43"),
                        List.of("slots", "2"),
                        List.of("managed memory, MiB", "128"));
    }

    @Test
    void aVertexHasItsParallelismAndTheLeastOfItsWatermarks() {
        assertThat(rows("Vertices").get(1))
                .containsSubsequence("RUNNING", "2", "21000", "24", "12:00:00.123", "95", "12");
    }

    @Test
    void aSubtaskWithoutAWatermarkHoldsTheVertexBack() {
        assertThat(rows("Vertices").get(0))
                .containsExactly("Source: ad_events[1] -> Calc[2]", "RUNNING", "2", "0", "21000", "", "310", "0");
    }

    @Test
    void aVertexOfManyOperatorsIsNamedShorter() {
        assertThat(rows("Vertices").get(1).get(0))
                .hasSize(90)
                .startsWith("GlobalWindowAggregate[4]")
                .endsWith("…");
    }

    @Test
    void checkpointsAreCountedAndTheLastIsTold() {
        assertThat(rows("Checkpoints"))
                .contains(
                        List.of("mode", "at_least_once"),
                        List.of("interval, ms", "1000"),
                        List.of("completed", "41"),
                        List.of("failed", "1"),
                        List.of("median duration, ms", "9"),
                        List.of("longest, ms", "118"),
                        List.of("last completed", "42"));
    }

    @Test
    void whatIsNotAnsweredIsLeftOutAndNoted() {
        answers.remove("/jobs/4a/checkpoints");
        answers.remove("/jobs/4a/vertices/" + WINDOW + "/watermarks");

        assertThat(described().notes())
                .containsExactly(
                        "checkpoints: Flink answered GET /jobs/4a/checkpoints with status 404",
                        "watermarks: Flink answered GET /jobs/4a/vertices/%s/watermarks with status 404"
                                .formatted(WINDOW));
        assertThat(rows("Vertices"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get(5)).isEmpty());
        assertThat(rows("Checkpoints")).contains(List.of("mode", "at_least_once"));
    }

    @Test
    void aClusterThatAnswersNothingShowsNothing() {
        answers.clear();

        assertThat(described().documents()).isEmpty();
        assertThat(described().tables()).isEmpty();
        assertThat(described().notes()).hasSize(7).contains("watermarks: the answer does not hold it");
    }
}
