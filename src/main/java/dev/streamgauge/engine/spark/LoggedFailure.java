package dev.streamgauge.engine.spark;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A line of the driver's log in which Spark notices that something has failed.
 *
 * @param time the time of day that the line begins with
 * @param what its message
 * @param itsOwn whether an executor or a task failed, and not the broker
 */
record LoggedFailure(LocalTime time, String what, boolean itsOwn) {

    private static final Pattern LINE = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (?:WARN|ERROR) +\\S+ - (.*)");

    private static final Pattern ITS_OWN = Pattern.compile("Lost (?:executor|task) .*");

    private static final Pattern THE_BROKERS =
            Pattern.compile(".*Connection to node \\S+ .*could not be established.*");

    /** The failure that a line tells of; empty if it tells of none. */
    static Optional<LoggedFailure> in(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String what = parts.group(2);
        boolean itsOwn = ITS_OWN.matcher(what).matches();
        return itsOwn || THE_BROKERS.matcher(what).matches()
                ? Optional.of(new LoggedFailure(LocalTime.parse(parts.group(1)), what, itsOwn))
                : Optional.empty();
    }

    /** The log does not say the day: the one that brings it nearest to an instant that it is known to be near. */
    Instant near(Instant known) {
        ZoneId zone = ZoneId.systemDefault();
        LocalDate day = LocalDate.ofInstant(known, zone);
        return LongStream.rangeClosed(-1, 1)
                .mapToObj(days -> day.plusDays(days).atTime(time).atZone(zone).toInstant())
                .min(Comparator.comparing(
                        instant -> Duration.between(instant, known).abs()))
                .orElseThrow();
    }
}
