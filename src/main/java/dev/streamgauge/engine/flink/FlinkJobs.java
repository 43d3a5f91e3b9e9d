package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/** The jobs of a cluster that runs already. */
public final class FlinkJobs {

    private FlinkJobs() {}

    /**
     * Cancels those that have not ended and whose names begin so, and returns how many there were.
     *
     * @param rest address of the cluster's REST interface
     * @throws MissingAbilityException if it does not answer, naming the address
     */
    public static int cancel(URI rest, String prefix) {
        FlinkRest flink = FlinkRest.hasty(rest);
        List<String> left = StreamSupport.stream(
                        overview(flink, rest).path("jobs").spliterator(), false)
                .filter(job -> job.path("name").asText().startsWith(prefix)
                        && job.path("end-time").asLong() < 0)
                .map(job -> job.path("jid").asText())
                .toList();
        left.forEach(flink::cancel);
        return left.size();
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
