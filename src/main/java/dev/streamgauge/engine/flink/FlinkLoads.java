package dev.streamgauge.engine.flink;

import dev.streamgauge.engine.JobJars;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.LoadGenerator;
import dev.streamgauge.load.LoadPlace;
import dev.streamgauge.load.LoadRequest;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.kafka.ClockOffset;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Events are sent by the tasks of a Flink cluster that runs already, so that the load grows with it: one for each TaskManager, since
 * each replays the whole stream to send its share.
 */
public final class FlinkLoads implements LoadPlace {

    private static final EventSink UNTOUCHED = (index, sentNanos, producer, partition, value, fate) -> {};

    private final URI address;
    private final Path jar;
    private final Consumer<ClockOffset> clocks;

    /**
     * The load is a job of that cluster.
     *
     * @param address of the cluster's REST interface
     * @param jar the load job with all that it needs
     * @param clocks is told, for each trial, how far the tasks' clocks are ahead of this machine's: events are due by theirs
     */
    public FlinkLoads(URI address, Path jar, Consumer<ClockOffset> clocks) {
        this.address = address;
        this.jar = jar;
        this.clocks = clocks;
    }

    @Override
    public LoadGenerator connect(LoadRequest request) {
        if (request.wrapping().apply(UNTOUCHED) != UNTOUCHED) {
            throw new MissingAbilityException(
                    "Events are sent by a job of the cluster, and this test would change them, or note when those of a job of its own are sent.",
                    "Leave -Dload=flink away: then they are sent from here.");
        }
        ClusterRoom room = ClusterRoom.of(address);
        room.require(1, "or leave -Dload=flink away");
        int tasks = Math.min(Math.min(room.taskManagers(), room.free()), request.producers());
        FlinkLoad load = FlinkLoad.connect(address, JobJars.built(jar), request, tasks);
        clocks.accept(load.clocks());
        return load;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(GENERATOR, "a Flink job");
    }
}
