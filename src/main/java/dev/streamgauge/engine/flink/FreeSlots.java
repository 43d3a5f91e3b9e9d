package dev.streamgauge.engine.flink;

import dev.streamgauge.testbed.MissingAbilityException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Room for tasks on a cluster that runs already. */
final class FreeSlots {

    private FreeSlots() {}

    /**
     * Looks whether there are as many slots free as a job needs.
     *
     * @param rest address of the cluster's REST interface
     * @param fix what else the user can do, beside making room on the cluster
     * @throws MissingAbilityException if there are not, or nobody answers, naming the address
     */
    static void require(URI rest, int needed, String fix) {
        int free = of(rest);
        if (free < needed) {
            throw new MissingAbilityException(
                    "The Flink cluster at %s has %d free slots; the job needs %d.".formatted(rest, free, needed),
                    "Start TaskManagers, cancel other jobs, %s.".formatted(fix));
        }
    }

    /**
     * How many slots are free.
     *
     * @throws MissingAbilityException if nobody answers, naming the address
     */
    static int of(URI rest) {
        try {
            return FlinkRest.hasty(rest)
                    .get("/overview")
                    .path("slots-available")
                    .asInt();
        } catch (UncheckedIOException | IllegalStateException silent) {
            throw new MissingAbilityException(
                    "No Flink JobManager answers at -Dflink.rest=%s.".formatted(rest),
                    "Name the address of its REST interface, such as http://host:8081.");
        }
    }
}
