package dev.streamgauge.junit;

import dev.streamgauge.load.EventSink;
import java.util.function.UnaryOperator;

/** The load of the trial that a test is about to run. Lets the test stand between the schedule and the broker. */
public final class Producers {

    private UnaryOperator<EventSink> interception = UnaryOperator.identity();

    Producers() {}

    /**
     * Puts something between the schedule and the Kafka producers, to observe the load or to sabotage it.
     *
     * @param interception is given the real sink and returns the one that the schedule uses; called on the thread that
     *     keeps the schedule, so it must be quick
     */
    public void intercept(UnaryOperator<EventSink> interception) {
        this.interception = interception;
    }

    UnaryOperator<EventSink> interception() {
        return interception;
    }
}
