package dev.streamgauge.bench.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What was to be reached, and whether it was.
 *
 * @param name what is held against the limit
 * @param observed its value; null where it could not be observed
 * @param relation on which side of the limit it must be
 * @param limit the limit, in the same unit
 * @param unit unit of both
 * @param stretch whether this goes beyond what is asked for
 */
public record Target(
        String name, @Nullable Double observed, Relation relation, double limit, String unit, boolean stretch) {

    /** On which side of its limit a value must be. */
    public enum Relation {
        AT_LEAST,
        AT_MOST,
        BELOW
    }

    /** The value must not be less. */
    public static Target atLeast(double limit, String unit, String name, @Nullable Double observed) {
        return new Target(name, observed, Relation.AT_LEAST, limit, unit, false);
    }

    /** The value must not be more. */
    public static Target atMost(double limit, String unit, String name, @Nullable Double observed) {
        return new Target(name, observed, Relation.AT_MOST, limit, unit, false);
    }

    /** The value must be less. */
    public static Target below(double limit, String unit, String name, @Nullable Double observed) {
        return new Target(name, observed, Relation.BELOW, limit, unit, false);
    }

    /** The same, as something that is hoped for. */
    public Target asStretch() {
        return new Target(name, observed, relation, limit, unit, true);
    }

    /** Whether it was reached; null where it could not be observed. */
    @JsonProperty
    public @Nullable Boolean reached() {
        if (observed == null) {
            return null;
        }
        return switch (relation) {
            case AT_LEAST -> observed >= limit;
            case AT_MOST -> observed <= limit;
            case BELOW -> observed < limit;
        };
    }
}
