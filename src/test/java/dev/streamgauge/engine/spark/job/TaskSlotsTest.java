package dev.streamgauge.engine.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.Test;

class TaskSlotsTest {

    private final TaskSlots slots = new TaskSlots();

    private void added(String executor, int cores) {
        scala.collection.immutable.Map<String, String> none = scala.collection.immutable.Map$.MODULE$.empty();
        slots.onExecutorAdded(new SparkListenerExecutorAdded(0, executor, new ExecutorInfo("worker", cores, none)));
    }

    @Test
    void theCoresOfAllExecutorsThatThereAre() {
        added("0", 1);
        assertThat(TaskSlots.now()).isEqualTo(1);

        added("1", 4);
        assertThat(TaskSlots.now()).isEqualTo(5);

        slots.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "0", "killed"));
        assertThat(TaskSlots.now()).isEqualTo(4);

        slots.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "1", "ended"));
        assertThat(TaskSlots.now()).isZero();
    }
}
