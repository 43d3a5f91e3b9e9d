package dev.streamgauge.testbed;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where Kafka and the engines run; chosen with {@code -Dtestbed}, never by code. */
public enum Place {
    /** Each service a process of its own on this machine's loopback interface; no Docker. */
    EMBEDDED,
    /** Each service in a container of its own. Needs a Docker engine on this machine. */
    CONTAINERS,
    /** Services that run already, where the user has them. Nothing is started or stopped there. */
    EXISTING,
    /** Nowhere: evidence of an earlier run is judged again. */
    RECORDED;

    /** The name as a user writes it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The place of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    public static Place named(String label) {
        return Arrays.stream(values())
                .filter(place -> place.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("-Dtestbed=%s: there is no such testbed. Use one of: %s."
                                .formatted(
                                        label,
                                        Arrays.stream(values())
                                                .map(Place::label)
                                                .collect(Collectors.joining(", ")))));
    }
}
