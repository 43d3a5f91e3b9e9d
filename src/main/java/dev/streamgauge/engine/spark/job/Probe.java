package dev.streamgauge.engine.spark.job;

import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each page event: its value and the batch's start go in, and out comes the result, at the task's pace, or the
 * value itself with the reason for which there is none. What is set aside costs nothing but the reading.
 */
final class Probe implements UDF2<byte[], Long, Row> {

    private static final long serialVersionUID = 1L;

    /** A local property of Spark's own, which every task of a micro-batch carries. */
    private static final String BATCH_ID = "streaming.sql.batchId";

    private final String costKind;
    private final long costNanos;
    private transient @Nullable Turn turn;

    Probe(String costKind, long costNanos) {
        this.costKind = costKind;
        this.costNanos = costNanos;
    }

    @Override
    public Row call(byte @Nullable [] value, Long takenNanos) {
        Turn now = turn();
        try {
            PageEvent event = PageEvent.parse(value);
            now.pace.keep();
            return RowFactory.create(event.result(now.batchId, takenNanos, EpochNanos.now()), null);
        } catch (MalformedLineException malformed) {
            return RowFactory.create(value, malformed.reason());
        }
    }

    /** Spark gives each task a function of its own, but promises it nowhere. */
    private Turn turn() {
        TaskContext task = TaskContext.get();
        Turn last = turn;
        if (last != null && last.attempt == task.taskAttemptId()) {
            return last;
        }
        Turn next = new Turn(task.taskAttemptId(), task.getLocalProperty(BATCH_ID), Pace.of(costKind, costNanos));
        turn = next;
        return next;
    }

    /**
     * One attempt at a task.
     *
     * @param attempt its number, unique within the application
     * @param batchId number of the micro-batch that it is part of
     * @param pace its pace, from its first event on
     */
    private record Turn(long attempt, String batchId, Pace pace) {}
}
