package dev.streamgauge.engine.flink.job;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a job is told when it is started. */
final class Parameters {

    private Parameters() {}

    /** Arguments {@code name=value}, by name. */
    static Map<String, String> of(String[] args) {
        return Arrays.stream(args)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /**
     * The value of that name.
     *
     * @throws NullPointerException with the name, if there is none
     */
    static String required(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }
}
