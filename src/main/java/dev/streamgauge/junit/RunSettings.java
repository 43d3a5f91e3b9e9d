package dev.streamgauge.junit;

import dev.streamgauge.experiment.Scale;
import dev.streamgauge.testbed.Place;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for on the command line.
 *
 * @param scale {@code -Dscale}: quick (default), full or paper
 * @param place {@code -Dtestbed}: embedded (default), containers or recorded
 * @param output {@code -Dstreamgauge.output}: root of all evidence, {@code target/streamgauge} by default
 * @param evidence {@code -Devidence}: root of the evidence that the recorded testbed judges again
 * @param seed {@code -Dseed}: replaces the experiment's
 * @param plan {@code -Dplan}: list what would run, and run nothing
 */
record RunSettings(
        Scale scale, Place place, Path output, @Nullable Path evidence, OptionalLong seed, boolean plan) {

    /**
     * Reads the system properties.
     *
     * @throws IllegalArgumentException for a value that cannot be, naming the property and the values that can
     */
    static RunSettings fromSystemProperties() {
        Place place = Place.named(System.getProperty("testbed", Place.EMBEDDED.label()));
        String evidence = System.getProperty("evidence");
        if (place == Place.RECORDED && evidence == null) {
            throw new IllegalArgumentException(
                    "-Dtestbed=recorded judges evidence of an earlier run. Say where it is: -Devidence=<folder>.");
        }
        return new RunSettings(
                scale(System.getProperty("scale", Scale.QUICK.label())),
                place,
                Path.of(System.getProperty("streamgauge.output", "target/streamgauge")),
                evidence == null ? null : Path.of(evidence),
                seed(System.getProperty("seed")),
                isSet("plan"));
    }

    /** The recorded evidence's root. */
    Path recorded() {
        return Objects.requireNonNull(evidence, "-Devidence");
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }

    private static Scale scale(String label) {
        return Arrays.stream(Scale.values())
                .filter(scale -> scale.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dscale=%s: there is no such scale. Use one of: %s."
                        .formatted(
                                label,
                                Arrays.stream(Scale.values()).map(Scale::label).collect(Collectors.joining(", ")))));
    }

    private static OptionalLong seed(@Nullable String value) {
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-Dseed=%s is not a whole number. Write one, such as -Dseed=42.".formatted(value), e);
        }
    }
}
