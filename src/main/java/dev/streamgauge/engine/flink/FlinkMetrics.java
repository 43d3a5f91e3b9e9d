package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * The sum over all subtasks of the first vertex, which holds the source and what is chained to it: of those metrics that the
     * pattern matches, the one with the least number.
     *
     * @param numbered its first group is a number
     */
    long sumOfFirstAtSource(Pattern numbered) {
        JsonNode source = vertices().path(0);
        return names(source)
                .map(numbered::matcher)
                .filter(Matcher::matches)
                .min(Comparator.comparingInt(metric -> Integer.parseInt(metric.group(1))))
                .map(first -> sum(query(source, first.group()::equals)))
                .orElse(0L);
    }

    private JsonNode vertices() {
        return rest.apply(job).path("vertices");
    }

    /** What to ask for those metrics of a vertex, summed over its subtasks; empty if it has none of them. */
    private String query(JsonNode vertex, Predicate<String> wanted) {
        String names = names(vertex)
                .filter(wanted)
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return names.isEmpty() ? "" : path(vertex) + "?get=" + names + "&agg=sum";
    }

    private Stream<String> names(JsonNode vertex) {
        return StreamSupport.stream(rest.apply(path(vertex)).spliterator(), false)
                .map(metric -> metric.path("id").asText());
    }

    private String path(JsonNode vertex) {
        return job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
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
