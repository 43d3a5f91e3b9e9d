package dev.streamgauge.engine.spark.job;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * Says the same as {@link ProgressLines} of the queries of any application, which need not know of it: Spark is told its name
 * ({@code spark.sql.streaming.streamingQueryListeners}).
 */
public final class AnyQuery extends StreamingQueryListener {

    private static final long serialVersionUID = 1L;

    /** There is no session yet when Spark makes its listeners. */
    private static ProgressLines lines() {
        return new ProgressLines(SparkSession.active(), Map.of());
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        lines().onQueryStarted(event);
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        lines().onQueryProgress(event);
    }

    @Override
    public void onQueryIdle(QueryIdleEvent event) {
        lines().onQueryIdle(event);
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        lines().onQueryTerminated(event);
    }
}
