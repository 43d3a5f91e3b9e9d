package dev.streamgauge.load;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.workload.Workload;
import java.util.function.UnaryOperator;

/**
 * A load to generate.
 *
 * @param name of the trial that it is for, unique on the broker
 * @param configuration the trial's
 * @param seed of the stream
 * @param workload which both make
 * @param bootstrapServers the broker's address, from here
 * @param bootstrapServersForJobs the broker's address, from where jobs run
 * @param topic that the events go to; exists
 * @param settings of the producers
 * @param wrapping wraps the way that events take to the broker; the identity leaves it as it is
 */
public record LoadRequest(
        String name,
        Configuration configuration,
        long seed,
        Workload workload,
        String bootstrapServers,
        String bootstrapServersForJobs,
        String topic,
        ProducerSettings settings,
        UnaryOperator<EventSink> wrapping) {

    /** How many producers share the stream. */
    public int producers() {
        return configuration.load().producers();
    }
}
