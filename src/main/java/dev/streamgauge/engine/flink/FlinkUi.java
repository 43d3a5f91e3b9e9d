package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamgauge.engine.UiQuestions;
import dev.streamgauge.evidence.UiEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What Flink's user interface shows of a job, asked where its own pages ask. */
final class FlinkUi {

    /** A cluster that does not answer for so long is not asked any more. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final List<String> NAME_AND_VALUE = List.of("what", "value");

    /** A vertex is named after all operators in it. */
    private static final int LONGEST_NAME = 90;

    private FlinkUi() {}

    static UiEvidence describe(Function<String, JsonNode> rest, String jobId) {
        UiQuestions questions = new UiQuestions(rest);
        String path = "/jobs/" + jobId;
        JsonNode overview = questions.ask("overview", "/overview");
        JsonNode job = questions.ask("job", path);
        questions.ask("job-config", path + "/config");
        JsonNode checkpoints = questions.ask("checkpoints", path + "/checkpoints");
        JsonNode checkpointConfig = questions.ask("checkpoints-config", path + "/checkpoints/config");
        JsonNode watermarks = questions.keep("watermarks", () -> watermarks(rest, path, job.path("vertices")));
        JsonNode taskManagers = questions.ask("taskmanagers", "/taskmanagers");
        questions.show("Job", NAME_AND_VALUE, job(job, overview, taskManagers));
        questions.show(
                "Vertices",
                List.of(
                        "vertex",
                        "status",
                        "parallelism",
                        "records in",
                        "records out",
                        "watermark, UTC",
                        "busy, ms",
                        "blocked, ms"),
                vertices(job, watermarks));
        questions.show("Checkpoints", NAME_AND_VALUE, checkpoints(checkpoints, checkpointConfig));
        return questions.evidence();
    }

    /** The watermarks of all vertices, by vertex; a missing node if these are not known. */
    private static JsonNode watermarks(Function<String, JsonNode> rest, String path, JsonNode vertices) {
        if (vertices.isMissingNode()) {
            return vertices;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (JsonNode vertex : vertices) {
            String id = vertex.path("id").asText();
            all.set(id, rest.apply(path + "/vertices/" + id + "/watermarks"));
        }
        return all;
    }

    private static List<List<String>> job(JsonNode job, JsonNode overview, JsonNode taskManagers) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "name", job.path("name").asText());
        add(rows, "state", job.path("state").asText());
        add(rows, "Flink", overview.path("flink-version").asText());
        add(rows, "running for, s", seconds(job.path("duration")));
        add(rows, "task managers", overview.path("taskmanagers").asText());
        add(rows, "slots", overview.path("slots-total").asText());
        add(rows, "free slots", overview.path("slots-available").asText());
        for (JsonNode taskManager : taskManagers.path("taskmanagers")) {
            add(rows, "heap of a task manager, MiB", mebibytes(taskManager.at("/memoryConfiguration/taskHeap")));
            add(rows, "managed memory, MiB", mebibytes(taskManager.at("/memoryConfiguration/managedMemory")));
        }
        return rows;
    }

    private static List<List<String>> vertices(JsonNode job, JsonNode watermarks) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode vertex : job.path("vertices")) {
            JsonNode metrics = vertex.path("metrics");
            rows.add(List.of(
                    shortened(vertex.path("name").asText()),
                    vertex.path("status").asText(),
                    vertex.path("parallelism").asText(),
                    metrics.path("read-records").asText(),
                    metrics.path("write-records").asText(),
                    leastWatermark(watermarks.path(vertex.path("id").asText())),
                    whole(metrics.path("accumulated-busy-time")),
                    whole(metrics.path("accumulated-backpressured-time"))));
        }
        return rows;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** The least over all subtasks; one that has none yet holds back the others. */
    private static String leastWatermark(JsonNode ofSubtasks) {
        long least = StreamSupport.stream(ofSubtasks.spliterator(), false)
                .mapToLong(subtask -> subtask.path("value").asLong(Long.MIN_VALUE))
                .min()
                .orElse(Long.MIN_VALUE);
        return least == Long.MIN_VALUE ? "" : UiQuestions.timeOfDay(Instant.ofEpochMilli(least));
    }

    private static List<List<String>> checkpoints(JsonNode checkpoints, JsonNode config) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "mode", config.path("mode").asText());
        add(rows, "interval, ms", config.path("interval").asText());
        add(rows, "state backend", config.path("state_backend").asText());
        for (String count : List.of("completed", "failed", "in_progress")) {
            add(
                    rows,
                    count.replace('_', ' '),
                    checkpoints.path("counts").path(count).asText());
        }
        add(rows, "median duration, ms", whole(checkpoints.at("/summary/end_to_end_duration/p50")));
        add(rows, "longest, ms", whole(checkpoints.at("/summary/end_to_end_duration/max")));
        JsonNode last = checkpoints.at("/latest/completed");
        add(rows, "last completed", last.path("id").asText());
        add(rows, "its state, bytes", last.path("state_size").asText());
        add(rows, "its duration, ms", last.path("end_to_end_duration").asText());
        return rows;
    }

    private static void add(List<List<String>> rows, String what, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(what, value));
        }
    }

    private static String whole(JsonNode number) {
        return number.isNumber() ? Long.toString(Math.round(number.asDouble())) : "";
    }

    private static String seconds(JsonNode millis) {
        return millis.isNumber() ? Long.toString(millis.asLong() / 1000) : "";
    }

    private static String mebibytes(JsonNode bytes) {
        return bytes.isNumber() ? Long.toString(bytes.asLong() >> 20) : "";
    }
}
