package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.List;

/**
 * From one duration to another, written {@code 0 s to 2 s}.
 *
 * @param min the shortest, from 0
 * @param max the longest, at least the shortest
 */
record DurationRange(Duration min, Duration max) {

    private static final String A_RANGE = "Write a range such as 0 s to 2 s";

    /** @throws IllegalArgumentException for anything but two durations in order, the first of them from 0 */
    static DurationRange of(String text) {
        List<String> ends = List.of(text.strip().split("\\s+to\\s+", -1));
        if (ends.size() != 2) {
            throw new RefusedValue("'%s' is no range of two durations".formatted(text), A_RANGE);
        }
        Duration min = Notation.duration(ends.get(0));
        Duration max = Notation.duration(ends.get(1));
        if (min.isNegative()) {
            throw new RefusedValue("'%s' begins below 0 s".formatted(text), A_RANGE);
        }
        if (min.compareTo(max) > 0) {
            throw new RefusedValue("'%s' ends before it begins".formatted(text), A_RANGE);
        }
        return new DurationRange(min, max);
    }
}
