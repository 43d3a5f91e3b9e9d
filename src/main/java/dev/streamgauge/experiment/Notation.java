package dev.streamgauge.experiment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an experiment writes durations and rates: a decimal number and its unit, such as {@code 200 ms}, {@code 5 min} or
 * {@code 1500/s}. What is written here is read back as the same value.
 */
public final class Notation {

    private static final Pattern QUANTITY = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(.*)");
    private static final String A_DURATION = "Write a duration such as 10 s, in one of h, min, s, ms, us, ns";
    private static final String A_RATE = "Write a rate such as 1500/s";

    /** Nanoseconds of each unit, the longest unit first. */
    private static final Map<String, BigInteger> NANOS_OF_UNIT = new LinkedHashMap<>();

    static {
        NANOS_OF_UNIT.put("h", BigInteger.valueOf(3_600_000_000_000L));
        NANOS_OF_UNIT.put("min", BigInteger.valueOf(60_000_000_000L));
        NANOS_OF_UNIT.put("s", BigInteger.valueOf(1_000_000_000L));
        NANOS_OF_UNIT.put("ms", BigInteger.valueOf(1_000_000L));
        NANOS_OF_UNIT.put("us", BigInteger.valueOf(1_000L));
        NANOS_OF_UNIT.put("ns", BigInteger.ONE);
    }

    private Notation() {}

    /**
     * Reads a duration: h, min, s, ms, us or ns. It may be negative.
     *
     * @throws IllegalArgumentException for a bare number, another unit, or more than a nanosecond can tell
     */
    public static Duration duration(String text) {
        Matcher quantity = QUANTITY.matcher(text.strip());
        if (!quantity.matches()) {
            throw new RefusedValue("'%s' is no duration".formatted(text), A_DURATION);
        }
        String unit = quantity.group(2);
        if (unit.isEmpty()) {
            throw new RefusedValue("'%s' has no unit".formatted(text), A_DURATION);
        }
        BigInteger nanosOfUnit = NANOS_OF_UNIT.get(unit);
        if (nanosOfUnit == null) {
            throw new RefusedValue("'%s' in '%s' is no unit of time".formatted(unit, text), A_DURATION);
        }
        try {
            return Duration.ofNanos(new BigDecimal(quantity.group(1))
                    .multiply(new BigDecimal(nanosOfUnit))
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new RefusedValue(
                    "'%s' is no whole number of nanoseconds below 292 years".formatted(text), A_DURATION);
        }
    }

    /**
     * Reads a rate in events a second.
     *
     * @throws IllegalArgumentException for a bare number or another unit
     */
    public static double rateHz(String text) {
        Matcher quantity = QUANTITY.matcher(text.strip());
        if (!quantity.matches()) {
            throw new RefusedValue("'%s' is no rate".formatted(text), A_RATE);
        }
        String unit = quantity.group(2);
        if (unit.isEmpty()) {
            throw new RefusedValue("'%s' has no unit".formatted(text), A_RATE);
        }
        if (!unit.equals("/s")) {
            throw new RefusedValue("'%s' in '%s' is no unit of rate".formatted(unit, text), A_RATE);
        }
        return Double.parseDouble(quantity.group(1));
    }

    /** Writes a duration in the longest unit that needs no fraction: {@code 90 s}, {@code 2 min}, {@code 0 s}. */
    public static String write(Duration duration) {
        if (duration.isZero()) {
            return "0 s";
        }
        BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(duration.getNano()));
        for (Map.Entry<String, BigInteger> unit : NANOS_OF_UNIT.entrySet()) {
            BigInteger[] amountAndRest = nanos.divideAndRemainder(unit.getValue());
            if (amountAndRest[1].signum() == 0) {
                return amountAndRest[0] + " " + unit.getKey();
            }
        }
        throw new AssertionError("every duration is a whole number of nanoseconds");
    }

    /** Writes a rate: {@code 1500/s}. */
    public static String writeRate(double rateHz) {
        return write(rateHz) + "/s";
    }

    /** Writes a number without exponent and without zeros that say nothing. */
    static String write(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
