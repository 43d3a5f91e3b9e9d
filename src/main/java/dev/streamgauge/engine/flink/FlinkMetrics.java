package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A job's own metrics, as the JobManager last heard of them from the tasks. */
final class FlinkMetrics {

    /** Enough for the JobManager to hear from its tasks, and less than its update interval. */
    private static final Duration FETCH = Duration.ofMillis(150);

    private final Function<String, JsonNode> rest;
    private final String job;
    private String sourceRecords = "";
    private String pendingRecords = "";

    FlinkMetrics(Function<String, JsonNode> rest, String jobId) {
        this.rest = rest;
        this.job = "/jobs/" + jobId;
    }

    /** Records that the source has read. */
    long recordsRead() {
        return sum(FlinkMetrics::countsSourceRecords);
    }

    /** The same, as new as can be had; empty as long as no task has told its metrics. */
    OptionalLong recordsReadByNow() {
        if (sourceRecords.isEmpty()) {
            sourceRecords = query(vertices().path(0), FlinkMetrics::countsSourceRecords);
        }
        return byNow(sourceRecords);
    }

    /**
     * Records of its partitions that the source has not fetched yet, as new as can be had; empty as long as no task has told.
     * What it has fetched and not yet handed on is neither pending nor read.
     */
    OptionalLong recordsPendingByNow() {
        if (pendingRecords.isEmpty()) {
            pendingRecords = query(vertices().path(0), FlinkMetrics::countsPendingRecords);
        }
        return byNow(pendingRecords);
    }

    /**
     * The JobManager answers with what it last heard of its tasks, and asks them anew only then: so this asks twice, and the
     * second answer is as old as the pause in between.
     */
    private OptionalLong byNow(String query) {
        if (query.isEmpty()) {
            return OptionalLong.empty();
        }
        sum(query);
        LockSupport.parkNanos(FETCH.toNanos());
        return OptionalLong.of(sum(query));
    }

    private static boolean countsPendingRecords(String metric) {
        return metric.startsWith("Source__") && metric.endsWith(".pendingRecords");
    }

    private static boolean countsSourceRecords(String metric) {
        return metric.startsWith("Source__") && metric.endsWith(".numRecordsIn");
    }

    /** The sum of the wanted metrics over all subtasks of all vertices. */
    long sum(Predicate<String> wanted) {
        return StreamSupport.stream(vertices().spliterator(), false)
                .mapToLong(vertex -> sum(query(vertex, wanted)))
                .sum();
    }

    /** The same over the first vertex alone, which holds the source and what is chained to it. */
    long sumAtSource(Predicate<String> wanted) {
        return sum(query(vertices().path(0), wanted));
    }

    private JsonNode vertices() {
        return rest.apply(job).path("vertices");
    }

    /** What to ask for those metrics of a vertex, summed over its subtasks; empty if it has none of them. */
    private String query(JsonNode vertex, Predicate<String> wanted) {
        String path = job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
        String names = StreamSupport.stream(rest.apply(path).spliterator(), false)
                .map(metric -> metric.path("id").asText())
                .filter(wanted)
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return names.isEmpty() ? "" : path + "?get=" + names + "&agg=sum";
    }

    private long sum(String query) {
        long sum = 0;
        if (!query.isEmpty()) {
            for (JsonNode metric : rest.apply(query)) {
                sum += metric.path("sum").asLong();
            }
        }
        return sum;
    }
}
