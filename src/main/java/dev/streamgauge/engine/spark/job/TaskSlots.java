package dev.streamgauge.engine.spark.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * How many tasks can run at once: the cores of all executors that there are. Spark's own default parallelism is two where a cluster
 * has one. Spark is told this class's name ({@code spark.extraListeners}), and makes it with its context.
 */
public final class TaskSlots extends SparkListener {

    private static final Map<String, Integer> CORES = new ConcurrentHashMap<>();

    static int now() {
        return CORES.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        CORES.put(added.executorId(), added.executorInfo().totalCores());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        CORES.remove(removed.executorId());
    }
}
