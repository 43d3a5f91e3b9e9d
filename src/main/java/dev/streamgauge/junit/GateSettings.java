package dev.streamgauge.junit;

import dev.streamgauge.claim.gate.GatePolicy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of the gate.
 *
 * @param mode {@code -Dbaseline}: compare (default, where an experiment has a baseline), record or off
 * @param folder {@code -Dbaseline.folder}: {@code baselines} by default
 * @param recordings {@code -Dbaseline.trials}: how many trials of each configuration a baseline is recorded from, 5 by default
 * @param duet {@code -Dduet}: the other build, as a jar, a folder or a revision; or {@code embedded}, this build in the
 *     embedded testbed; null for none
 * @param history {@code -Dhistory}: folder to which each run appends; null for none
 * @param strict {@code -Dgate=strict}: what is not decided fails too, and so does a trial that does not count
 * @param policy {@code -Dgate.tolerance}, {@code -Dgate.tolerance.ms}, {@code -Dgate.budget}: what counts as a regression
 */
record GateSettings(
        Mode mode,
        Path folder,
        int recordings,
        @Nullable String duet,
        @Nullable Path history,
        boolean strict,
        GatePolicy policy) {

    /** What to do with baselines. */
    enum Mode {
        COMPARE,
        RECORD,
        OFF;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String DEFAULT_RECORDINGS = "5";

    /**
     * Reads the settings.
     *
     * @param property looks a property up
     * @throws IllegalArgumentException for a value that cannot be, naming the property and what can be
     */
    static GateSettings from(Function<String, Optional<String>> property) {
        GatePolicy usual = GatePolicy.DEFAULT;
        String duet = property.apply("duet").orElse(null);
        if (duet != null && duet.isBlank()) {
            throw new IllegalArgumentException(
                    "-Dduet names another build: a revision, such as -Dduet=main, a jar, or a folder of classes; or embedded, beside -Dtestbed=containers.");
        }
        if (duet != null
                && property.apply("baseline")
                        .filter(Mode.RECORD.label()::equals)
                        .isPresent()) {
            throw new IllegalArgumentException(
                    "-Dduet and -Dbaseline=record exclude each other: a duet records nothing.");
        }
        String tolerance = property.apply("gate.tolerance").orElse(null);
        return new GateSettings(
                mode(property.apply("baseline").orElse(Mode.COMPARE.label())),
                Path.of(property.apply("baseline.folder").orElse("baselines")),
                (int) number(
                        "baseline.trials", property.apply("baseline.trials").orElse(DEFAULT_RECORDINGS), 2, 50),
                duet,
                property.apply("history").map(Path::of).orElse(null),
                strict(property.apply("gate").orElse(null)),
                new GatePolicy(
                        tolerance == null
                                ? usual.tolerance()
                                : number("gate.tolerance", tolerance.replaceFirst("\\s*%$", ""), 0.1, 1_000) / 100,
                        number(
                                "gate.tolerance.ms",
                                property.apply("gate.tolerance.ms").orElse(Double.toString(usual.leastToleranceMs())),
                                0,
                                3_600_000),
                        (int) number(
                                "gate.budget",
                                property.apply("gate.budget").orElse(Integer.toString(usual.budget())),
                                1,
                                20)));
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.label().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dbaseline=%s: use one of %s."
                        .formatted(
                                word,
                                Arrays.stream(Mode.values()).map(Mode::label).collect(Collectors.joining(", ")))));
    }

    private static boolean strict(@Nullable String word) {
        if (word == null || word.equals("lenient")) {
            return false;
        }
        if (word.equals("strict")) {
            return true;
        }
        throw new IllegalArgumentException("-Dgate=%s: use strict or lenient.".formatted(word));
    }

    private static double number(String name, String value, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as what is out of range is
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT, "-D%s=%s: write a number from %s to %s.", name, value, plain(least), plain(most)));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
