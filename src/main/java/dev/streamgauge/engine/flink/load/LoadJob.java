package dev.streamgauge.engine.flink.load;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Sends a trial's events from the tasks of a Flink cluster, so that the load grows with the cluster: each task replays the same
 * seeded stream, keeps its schedule in an open loop, and sends the events of its own producers.
 *
 * <p>Nothing of it goes through Flink's network: a source hands each task the number of its share, and the task does not return
 * until its share is sent. A task that fails is not started again, since nobody could say what it had sent before.
 */
public final class LoadJob {

    private LoadJob() {}

    /**
     * Submits the job and returns.
     *
     * @param args {@link LoadOrder#write()}
     */
    public static void main(String[] args) throws Exception {
        LoadOrder order = LoadOrder.read(args[0]);
        Configuration configuration = new Configuration();
        configuration.setString("parallelism.default", Integer.toString(order.shares()));
        configuration.setString("restart-strategy.type", "none");
        configuration.setString("pipeline.generic-types", "false");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment
                .fromSource(
                        new NumberSequenceSource(0, order.shares() - 1L), WatermarkStrategy.noWatermarks(), "shares")
                .map(new LoadTask(args[0]))
                .returns(Types.LONG)
                .name("load")
                .sinkTo(new DiscardingSink<>())
                .name("nothing");
        environment.executeAsync(order.name());
    }
}
