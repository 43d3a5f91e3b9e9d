package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Locale;

/**
 * What a load probe spends on each event, so that its capacity is known and can be reached: {@code 1 / perEvent} events a
 * second in each task.
 *
 * @param kind how it is spent
 * @param perEvent how long, on average over the events of a task
 */
public record Cost(Kind kind, Duration perEvent) {

    /** Nothing beside parsing. */
    public static final Cost NONE = new Cost(Kind.NONE, Duration.ZERO);

    /** @throws IllegalArgumentException for a negative cost, or one that is not what its kind says */
    public Cost {
        RefusedValue.ifNegative("perEvent", perEvent);
        if ((kind == Kind.NONE) != perEvent.isZero()) {
            throw new RefusedValue(
                    "perEvent",
                    "a cost of kind %s for %s"
                            .formatted(kind.name().toLowerCase(Locale.ROOT), Notation.write(perEvent)),
                    "Write a duration above 0 s beside busy or waiting, and none without a kind");
        }
    }

    /** How a cost is spent. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** Computing: takes a core, so that more tasks than cores make nothing faster. */
        BUSY,
        /** Waiting, as for an answer from elsewhere: takes a task and no core. */
        WAITING
    }
}
