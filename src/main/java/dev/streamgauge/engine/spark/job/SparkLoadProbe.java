package dev.streamgauge.engine.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;

import org.apache.spark.sql.Column;

/**
 * Each page event, parsed and passed on at a known cost, in Structured Streaming (seed 003).
 *
 * <p>The seed took the latency at the batch's start, by {@code current_timestamp()}, and ran several actions on each batch. Here
 * that instant is written beside the one at which an event is done, in the one pass that there is. A batch that is run again
 * after a restart keeps the start that Spark noted when it planned the batch first.
 */
public final class SparkLoadProbe {

    private static final long NANOS_PER_MS = 1_000_000;

    private SparkLoadProbe() {}

    /**
     * Runs until it is killed.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, fetchMaxWaitMs, triggerMs,
     *     shufflePartitions, checkpoint, costKind, costNanos
     */
    public static void main(String[] args) throws Exception {
        JobSession session = JobSession.start("load-probe", args);
        Probe probe = new Probe(session.parameter("costKind"), Long.parseLong(session.parameter("costNanos")));
        Column takenNanos = unix_millis(current_timestamp()).multiply(lit(NANOS_PER_MS));
        EachRecord.query(
                        session,
                        udf(probe, EachRecord.OUTCOME).asNondeterministic().apply(col("value"), takenNanos))
                .start()
                .awaitTermination();
    }
}
