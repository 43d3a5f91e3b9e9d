package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * Room for tasks on a cluster that runs already.
 *
 * @param rest address of its REST interface
 * @param taskManagers how many TaskManagers it has
 * @param free how many slots of theirs are free
 */
record ClusterRoom(URI rest, int taskManagers, int free) {

    /**
     * The room that there is now.
     *
     * @throws MissingAbilityException if nobody answers, naming the address
     */
    static ClusterRoom of(URI rest) {
        try {
            JsonNode overview = FlinkRest.hasty(rest).get("/overview");
            return new ClusterRoom(
                    rest,
                    overview.path("taskmanagers").asInt(),
                    overview.path("slots-available").asInt());
        } catch (UncheckedIOException | IllegalStateException silent) {
            throw new MissingAbilityException(
                    "No Flink JobManager answers at -Dflink.rest=%s.".formatted(rest),
                    "Name the address of its REST interface, such as http://host:8081.");
        }
    }

    /**
     * Refuses a job that needs more slots than are free.
     *
     * @param fix what else the user can do, beside making room on the cluster
     * @throws MissingAbilityException if there are fewer
     */
    void require(int slots, String fix) {
        if (free < slots) {
            throw new MissingAbilityException(
                    "The Flink cluster at %s has %d free slots; the job needs %d.".formatted(rest, free, slots),
                    "Start TaskManagers, cancel other jobs, %s.".formatted(fix));
        }
    }
}
