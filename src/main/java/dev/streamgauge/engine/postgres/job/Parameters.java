package dev.streamgauge.engine.postgres.job;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the job was started with: {@code name=value}. */
record Parameters(Map<String, String> values) {

    static Parameters of(String[] args) {
        return new Parameters(Arrays.stream(args)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    /** @throws NullPointerException if the job was started without it; with its name */
    String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    int count(String name) {
        return Integer.parseInt(text(name));
    }

    long millis(String name) {
        return Long.parseLong(text(name));
    }

    Duration duration(String name) {
        return Duration.ofMillis(millis(name));
    }
}
