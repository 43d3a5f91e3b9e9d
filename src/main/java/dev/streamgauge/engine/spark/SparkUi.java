package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamgauge.engine.UiQuestions;
import dev.streamgauge.evidence.UiEvidence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What the driver's user interface shows of an application. Its REST interface says nothing of a streaming query's batches; so
 * those are what the query itself reported, from which the interface's own page is drawn too.
 */
final class SparkUi {

    /** A driver that does not answer for so long is not asked any more. Its first answer takes it seconds on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Jobs and batches in a table, the latest first. */
    private static final int SHOWN = 10;

    private SparkUi() {}

    static UiEvidence describe(Function<String, JsonNode> rest, Supplier<List<JsonNode>> progress) {
        UiQuestions questions = new UiQuestions(rest);
        JsonNode application = questions.ask("application", "/api/v1/applications", all -> all.path(0));
        String path = "/api/v1/applications/" + application.path("id").asText();
        JsonNode jobs = questions.ask("jobs", path + "/jobs");
        JsonNode executors = questions.ask("executors", path + "/executors");
        JsonNode environment = questions.ask("environment", path + "/environment", SparkUi::withoutTheMachine);
        List<JsonNode> batches = progress.get();
        List<JsonNode> latest = IntStream.range(0, Math.min(SHOWN, batches.size()))
                .mapToObj(back -> batches.get(batches.size() - 1 - back))
                .toList();
        questions.keep("batches", () -> JsonNodeFactory.instance.arrayNode().addAll(latest));
        questions.show(
                "Application", List.of("what", "value"), application(application, executors, environment, latest));
        questions.show(
                "Last batches",
                List.of(
                        "batch",
                        "triggered, UTC",
                        "records",
                        "watermark, UTC",
                        "whole, ms",
                        "work, ms",
                        "plan, ms",
                        "commit, ms",
                        "state rows"),
                latest.stream().map(SparkUi::batch).toList());
        questions.show(
                "Last jobs",
                List.of("job", "status", "submitted, UTC", "ran, ms", "stages", "tasks", "failed tasks"),
                StreamSupport.stream(jobs.spliterator(), false)
                        .limit(SHOWN)
                        .map(SparkUi::job)
                        .toList());
        return questions.evidence();
    }

    /** Class path and system properties tell of the machine and its user, and nothing of the job. */
    private static JsonNode withoutTheMachine(JsonNode environment) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.set("runtime", environment.path("runtime"));
        part.set("sparkProperties", environment.path("sparkProperties"));
        return part;
    }

    private static List<List<String>> application(
            JsonNode application, JsonNode executors, JsonNode environment, List<JsonNode> latest) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "name", application.path("name").asText());
        add(rows, "Spark", application.at("/attempts/0/appSparkVersion").asText());
        for (JsonNode executor : executors) {
            add(rows, "executor", executor.path("id").asText());
            add(rows, "cores", executor.path("totalCores").asText());
            add(rows, "tasks completed", executor.path("completedTasks").asText());
            add(rows, "tasks failed", executor.path("failedTasks").asText());
            add(rows, "time in tasks, ms", executor.path("totalDuration").asText());
            add(
                    rows,
                    "time in garbage collection, ms",
                    executor.path("totalGCTime").asText());
        }
        for (JsonNode property : environment.path("sparkProperties")) {
            if (property.path(0).asText().equals("spark.sql.shuffle.partitions")) {
                add(rows, "shuffle partitions", property.path(1).asText());
            }
        }
        latest.stream().limit(1).forEach(batch -> {
            add(rows, "watermark", batch.at("/eventTime/watermark").asText());
            add(
                    rows,
                    "state, bytes",
                    batch.at("/stateOperators/0/memoryUsedBytes").asText());
        });
        return rows;
    }

    private static List<String> batch(JsonNode progress) {
        JsonNode durations = progress.path("durationMs");
        boolean checkpointed = durations.has("walCommit") || durations.has("commitOffsets");
        return List.of(
                progress.path("batchId").asText(),
                timeOfDay(progress.path("timestamp")),
                progress.path("numInputRows").asText(),
                timeOfDay(progress.at("/eventTime/watermark")),
                durations.path("triggerExecution").asText(),
                durations.path("addBatch").asText(),
                durations.path("queryPlanning").asText(),
                checkpointed
                        ? Long.toString(durations.path("walCommit").asLong()
                                + durations.path("commitOffsets").asLong())
                        : "",
                progress.at("/stateOperators/0/numRowsTotal").asText());
    }

    private static List<String> job(JsonNode job) {
        return List.of(
                job.path("jobId").asText(),
                job.path("status").asText(),
                timeOfDay(job.path("submissionTime")),
                lasted(job.path("submissionTime"), job.path("completionTime")),
                Integer.toString(job.path("stageIds").size()),
                job.path("numTasks").asText(),
                job.path("numFailedTasks").asText());
    }

    private static String timeOfDay(JsonNode time) {
        return instant(time).map(UiQuestions::timeOfDay).orElse("");
    }

    /** Empty for what is still to come. */
    private static String lasted(JsonNode from, JsonNode to) {
        return instant(from)
                .flatMap(begin -> instant(to).map(end -> Duration.between(begin, end)))
                .map(length -> Long.toString(length.toMillis()))
                .orElse("");
    }

    /** REST writes {@code 2026-03-01T12:00:00.123GMT}, and a query's progress a Z; a watermark that there is not yet is 1970's. */
    private static Optional<Instant> instant(JsonNode time) {
        try {
            return Optional.of(Instant.parse(time.asText().replace("GMT", "Z"))).filter(Instant.EPOCH::isBefore);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static void add(List<List<String>> rows, String what, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(what, value));
        }
    }
}
