package dev.streamgauge.experiment;

import java.time.Duration;

/**
 * A value breaks a rule of the vocabulary. Knows the key by the name that a file gives it, so that whoever read the value
 * from a file can say where it stands.
 */
final class RefusedValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;
    private final String fix;

    /** A value whose key only the caller knows. */
    RefusedValue(String problem, String fix) {
        this("", problem, fix);
    }

    /**
     * @param key the key as a file writes it, dotted from the section that the value describes
     * @param problem what is wrong, without a full stop
     * @param fix what to write instead, without a full stop
     */
    RefusedValue(String key, String problem, String fix) {
        super("%s%s. %s.".formatted(key.isEmpty() ? "" : key + ": ", problem, fix));
        this.key = key;
        this.problem = problem;
        this.fix = fix;
    }

    static void unlessPositive(String key, int count) {
        if (count < 1) {
            throw new RefusedValue(key, count + " is less than 1", "Write a whole number from 1");
        }
    }

    static void unlessPositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new RefusedValue(
                    key, Notation.write(duration) + " is not positive", "Write a duration above 0 s, such as 1 s");
        }
    }

    static void ifNegative(String key, Duration duration) {
        if (duration.isNegative()) {
            throw new RefusedValue(key, Notation.write(duration) + " is negative", "Write a duration from 0 s");
        }
    }

    /** Broker and event timestamps are whole milliseconds: what they are compared with must be too. */
    static void unlessWholeMillis(String key, Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            throw new RefusedValue(
                    key, Notation.write(duration) + " is no whole number of milliseconds", "Write it in whole ms");
        }
    }

    static void unlessProbability(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new RefusedValue(key, Notation.write(value) + " is not between 0 and 1", "Write a share from 0 to 1");
        }
    }

    String key() {
        return key;
    }

    String problem() {
        return problem;
    }

    String fix() {
        return fix;
    }
}
