package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The jobs of a cluster that runs already. */
public final class FlinkJobs {

    private FlinkJobs() {}

    /**
     * Cancels those that have not ended and have such a name, and returns how many there were.
     *
     * @param rest address of the cluster's REST interface
     * @param names whether a name is one of theirs
     * @throws MissingAbilityException if it does not answer, naming the address
     */
    public static int cancel(URI rest, Predicate<String> names) {
        FlinkRest flink = FlinkRest.hasty(rest);
        List<String> left = running(flink, rest)
                .filter(job -> names.test(job.path("name").asText()))
                .map(job -> job.path("jid").asText())
                .toList();
        left.forEach(flink::cancel);
        return left.size();
    }

    /**
     * Refuses a name that a job has already: both would read what is sent to one, and write where its results are looked for.
     *
     * @throws IllegalStateException if there is such a job that has not ended
     * @throws MissingAbilityException if the cluster does not answer, naming the address
     */
    static void requireNone(URI rest, String name) {
        if (running(FlinkRest.hasty(rest), rest)
                .anyMatch(job -> job.path("name").asText().equals(name))) {
            throw new IllegalStateException(
                    "A job %s runs on the Flink cluster at %s already: an earlier run was killed, or another one goes on. If it was killed, -Dcleanup removes what it left."
                            .formatted(name, rest));
        }
    }

    private static Stream<JsonNode> running(FlinkRest flink, URI rest) {
        return StreamSupport.stream(overview(flink, rest).path("jobs").spliterator(), false)
                .filter(job -> job.path("end-time").asLong() < 0);
    }

    private static JsonNode overview(FlinkRest flink, URI rest) {
        try {
            return flink.get("/jobs/overview");
        } catch (UncheckedIOException | IllegalStateException silent) {
            throw new MissingAbilityException(
                    "No Flink JobManager answers at -Dflink.rest=%s.".formatted(rest),
                    "Name the address of its REST interface, such as http://host:8081.");
        }
    }
}
