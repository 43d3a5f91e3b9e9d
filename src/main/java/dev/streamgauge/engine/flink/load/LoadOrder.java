package dev.streamgauge.engine.flink.load;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.load.ProducerSettings;

/**
 * What the load job is told when it is submitted.
 *
 * @param name of the job
 * @param configuration the trial's; with the seed it makes the stream
 * @param seed the trial's
 * @param bootstrapServers the broker's address, from where the job runs
 * @param topic that the events go to
 * @param channel topic by which it is told when to start and to stop, and reports; see {@link LoadChannel}
 * @param settings of the producers
 * @param shares how many tasks share the stream, each with producers of its own
 */
public record LoadOrder(
        String name,
        Configuration configuration,
        long seed,
        String bootstrapServers,
        String topic,
        String channel,
        ProducerSettings settings,
        int shares) {

    /** How many of the producers belong to a share: those whose number leaves it when divided by the shares. */
    int producersOf(int share) {
        return (configuration.load().producers() - share + shares - 1) / shares;
    }

    /** As the job's argument. */
    public String write() {
        return LoadJson.write(this);
    }

    static LoadOrder read(String argument) {
        return LoadJson.read(argument, LoadOrder.class);
    }
}
