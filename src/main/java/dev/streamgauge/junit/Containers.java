package dev.streamgauge.junit;

import dev.streamgauge.testbed.container.ContainerSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What containers are like, by service: {@code -Dkafka.image}, {@code -Dkafka.cpus}, {@code -Dkafka.memory}, and so on. */
final class Containers {

    /** Official images, of the versions with which the jobs are built. */
    private static final Map<String, String> IMAGES = Map.of(
            "kafka", "apache/kafka:3.9.1",
            "flink", "flink:2.2.0-scala_2.12-java17",
            "spark", "apache/spark:3.5.7-scala2.12-java17-ubuntu");

    private static final String MEMORY = "(\\d{1,6})([mg])";

    private Containers() {}

    /**
     * Reads the settings of every service.
     *
     * @param property looks a property up
     * @throws IllegalArgumentException for a limit that cannot be one, with one that can
     */
    static Map<String, ContainerSettings> from(Function<String, Optional<String>> property) {
        return IMAGES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> new ContainerSettings(
                                property.apply(service.getKey() + ".image").orElse(service.getValue()),
                                cpus(service.getKey() + ".cpus", property),
                                memory(service.getKey() + ".memory", property))));
    }

    private static @Nullable Double cpus(String name, Function<String, Optional<String>> property) {
        return property.apply(name)
                .map(value -> {
                    if (!value.matches("\\d{1,3}(\\.\\d{1,3})?") || Double.parseDouble(value) == 0) {
                        throw new IllegalArgumentException(
                                "-D%s=%s is no number of processors. Write one, such as -D%1$s=1.5."
                                        .formatted(name, value));
                    }
                    return Double.valueOf(value);
                })
                .orElse(null);
    }

    private static @Nullable Long memory(String name, Function<String, Optional<String>> property) {
        return property.apply(name)
                .map(value -> {
                    String size = value.toLowerCase(Locale.ROOT);
                    if (!size.matches(MEMORY) || size.startsWith("0")) {
                        throw new IllegalArgumentException(
                                "-D%s=%s is no size of memory. Write one in m or g, such as -D%1$s=2g."
                                        .formatted(name, value));
                    }
                    return Long.parseLong(size.replaceAll(MEMORY, "$1")) << (size.endsWith("g") ? 30 : 20);
                })
                .orElse(null);
    }
}
