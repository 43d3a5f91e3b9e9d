package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import org.apache.commons.math3.util.ArithmeticUtils;

/** When a load may start. */
final class Alignment {

    private Alignment() {}

    /**
     * The first instant, in milliseconds since the epoch, that is not before the given one and is a whole number of
     * windows and of burst cycles after the epoch: then window k holds the same events on every engine, and the same
     * part of a cycle.
     */
    static long nextStart(Configuration configuration, long notBeforeMillis) {
        Load.Arrivals arrivals = configuration.load().arrivals();
        long step = configuration.pipeline().window().toMillis();
        if (arrivals.kind() == Load.ArrivalKind.SWITCHED) {
            step = ArithmeticUtils.lcm(
                    step, arrivals.highDwell().plus(arrivals.lowDwell()).toMillis());
        }
        return -Math.floorDiv(-notBeforeMillis, step) * step;
    }
}
