package dev.streamgauge.junit;

import dev.streamgauge.experiment.Scale;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.container.ContainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for on the command line.
 *
 * @param scale {@code -Dscale}: quick (default), full or paper
 * @param place {@code -Dtestbed}: embedded (default), containers, existing or recorded
 * @param output {@code -Dstreamgauge.output}: root of all evidence, {@code target/streamgauge} by default
 * @param allureResults {@code -Dallure.results.directory}: folder of the report's pages, {@code target/allure-results}
 * @param evidence {@code -Devidence}: root of the evidence that the recorded testbed judges again
 * @param seed {@code -Dseed}: replaces the experiment's
 * @param plan {@code -Dplan}: list what would run, and run nothing
 * @param resume {@code -Dresume}: take up valid trials of an earlier run, and run the others only
 * @param trials {@code -Dtrials}: a regular expression; only trials whose id it matches as a whole are run
 * @param live {@code -Dlive}: the port of the live view, 0 for any that is free; null where none was asked for
 * @param existing the services of the existing testbed
 * @param gate {@code -Dbaseline}, {@code -Dgate}: what to hold the run against, and how
 * @param containers images and limits of the container testbed, by service
 */
record RunSettings(
        Scale scale,
        Place place,
        Path output,
        Path allureResults,
        @Nullable Path evidence,
        OptionalLong seed,
        boolean plan,
        boolean resume,
        Pattern trials,
        @Nullable Integer live,
        Existing existing,
        GateSettings gate,
        Map<String, ContainerSettings> containers) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the settings.
     *
     * @param property looks a property up: JUnit's configuration parameters, which fall back to system properties
     * @throws IllegalArgumentException for a value that cannot be, naming the property and the values that can
     */
    static RunSettings from(Function<String, Optional<String>> property) {
        Place place = Place.named(property.apply("testbed").orElse(Place.EMBEDDED.label()));
        Path evidence = property.apply("evidence").map(Path::of).orElse(null);
        if (place == Place.RECORDED && evidence == null) {
            throw new IllegalArgumentException(
                    "-Dtestbed=recorded judges evidence of an earlier run. Say where it is: -Devidence=<folder>.");
        }
        if (evidence != null && !Files.isDirectory(evidence)) {
            throw new IllegalArgumentException(
                    "-Devidence=%s is no folder. Name the target/streamgauge of an earlier run, or a copy of it."
                            .formatted(evidence));
        }
        GateSettings gate = GateSettings.from(property);
        refuseUnlessPossible(place, gate.duet());
        return new RunSettings(
                scale(property.apply("scale").orElse(Scale.QUICK.label())),
                place,
                Path.of(property.apply("streamgauge.output").orElse("target/streamgauge")),
                Path.of(property.apply("allure.results.directory").orElse("target/allure-results")),
                evidence,
                seed(property.apply("seed").orElse(null)),
                isSet(property.apply("plan")),
                isSet(property.apply("resume")),
                trials(property.apply("trials").orElse(".*")),
                livePort(property.apply("live").orElse("false")),
                place == Place.EXISTING ? Existing.from(property) : Existing.none(property),
                gate,
                Containers.from(property));
    }

    private static void refuseUnlessPossible(Place place, @Nullable String duet) {
        boolean acrossTestbeds = Place.EMBEDDED.label().equals(duet);
        if (acrossTestbeds && place != Place.CONTAINERS && place != Place.RECORDED) {
            throw new IllegalArgumentException(
                    "-Dduet=embedded holds the container testbed against the embedded one: add -Dtestbed=containers.");
        }
    }

    /** Whether each trial is run in the embedded testbed as well. */
    boolean duetAcrossTestbeds() {
        return Place.EMBEDDED.label().equals(gate.duet());
    }

    /** The same elsewhere, with another root of all evidence. */
    RunSettings in(Place other, Path otherOutput) {
        return new RunSettings(
                scale,
                other,
                otherOutput,
                allureResults,
                evidence,
                seed,
                plan,
                resume,
                trials,
                live,
                existing,
                gate,
                containers);
    }

    /** A switch is on if it is named, with or without a value, unless that value is false. */
    private static boolean isSet(Optional<String> value) {
        return value.filter(word -> !word.equals("false")).isPresent();
    }

    /** The recorded evidence's root. */
    Path recorded() {
        return Objects.requireNonNull(evidence, "-Devidence");
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

    private static Pattern trials(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "-Dtrials=%s is no regular expression. Write one, such as -Dtrials='spark-.*'."
                            .formatted(expression),
                    e);
        }
    }

    /** A switch that may be given a port. */
    private static @Nullable Integer livePort(String value) {
        return switch (value) {
            case "false" -> null;
            case "", "true" -> 0;
            default -> port(value);
        };
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "-Dlive=%s is no port. Write -Dlive for any that is free, or name one, such as -Dlive=8080."
                            .formatted(value));
        }
        return Integer.parseInt(value);
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
