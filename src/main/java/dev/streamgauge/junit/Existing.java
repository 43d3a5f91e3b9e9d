package dev.streamgauge.junit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Services that run already, by the addresses that a user gives.
 *
 * @param kafka {@code -Dkafka.bootstrap}: addresses of brokers, {@code host:port,host:port}
 * @param sparkMaster {@code -Dspark.master}: the Master of a standalone cluster, {@code spark://host:port}
 * @param flinkRest {@code -Dflink.rest}: the REST interface of a session cluster, {@code http://host:port}
 * @param loadOnFlink {@code -Dload=flink}: events are sent by a job of the Flink cluster, and not from here
 * @param jobs {@code -Djobs}: folder of the job jars, {@code target} by default
 * @param cleanup {@code -Dcleanup}: before anything else remove what runs that were killed have left on the cluster
 */
record Existing(
        @Nullable String kafka,
        @Nullable URI sparkMaster,
        @Nullable URI flinkRest,
        boolean loadOnFlink,
        Path jobs,
        boolean cleanup) {

    private static final String LOAD = "load";
    private static final String HERE = "here";
    private static final String FLINK = "flink";

    /**
     * None: services are started. Where they are, they may need the job jars, too.
     *
     * @throws IllegalArgumentException if the load is to come from a cluster all the same
     */
    static Existing none(Function<String, Optional<String>> property) {
        if (!property.apply(LOAD).orElse(HERE).equals(HERE)) {
            throw new IllegalArgumentException(
                    "-Dload=%s sends from a Flink cluster that runs already: add -Dtestbed=existing, and say where its REST interface is: -Dflink.rest=http://host:8081."
                            .formatted(property.apply(LOAD).orElse(HERE)));
        }
        return new Existing(null, null, null, false, jobs(property), false);
    }

    private static boolean loadOnFlink(String place, boolean hasFlink) {
        if (!place.equals(HERE) && !place.equals(FLINK)) {
            throw new IllegalArgumentException(
                    "-Dload=%s: events cannot be sent from there. Use one of: here, flink.".formatted(place));
        }
        if (place.equals(FLINK) && !hasFlink) {
            throw new IllegalArgumentException(
                    "-Dload=flink sends from a Flink cluster. Say where its REST interface is: -Dflink.rest=http://host:8081.");
        }
        return place.equals(FLINK);
    }

    private static Path jobs(Function<String, Optional<String>> property) {
        return Path.of(property.apply("jobs").orElse("target"));
    }

    /**
     * Reads the addresses.
     *
     * @param property looks a property up
     * @throws IllegalArgumentException for an address that cannot be one, and if that of the brokers is missing
     */
    static Existing from(Function<String, Optional<String>> property) {
        return new Existing(
                property.apply("kafka.bootstrap")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "-Dtestbed=existing uses services that run already. Say where the brokers are: -Dkafka.bootstrap=<host:port>.")),
                property.apply("spark.master")
                        .map(address -> address("spark.master", address, "spark"))
                        .orElse(null),
                property.apply("flink.rest")
                        .map(address -> address("flink.rest", address, "http"))
                        .orElse(null),
                loadOnFlink(
                        property.apply(LOAD).orElse(HERE),
                        property.apply("flink.rest").isPresent()),
                jobs(property),
                property.apply("cleanup").filter(word -> !word.equals("false")).isPresent());
    }

    private static URI address(String property, String value, String scheme) {
        try {
            URI address = URI.create(value);
            if (scheme.equals(address.getScheme()) && address.getHost() != null && address.getPort() > 0) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            // Refused below.
        }
        throw new IllegalArgumentException("-D%s=%s is no address. Write one as in -D%1$s=%s://127.0.0.1:%d."
                .formatted(property, value, scheme, scheme.equals("spark") ? 7077 : 8081));
    }

    /** The same services, with the job jars of another folder. */
    Existing withJobs(Path folder) {
        return new Existing(kafka, sparkMaster, flinkRest, loadOnFlink, folder, cleanup);
    }

    Path sparkJar() {
        return jobs.resolve("streamgauge-spark-job.jar");
    }

    Path flinkJar() {
        return jobs.resolve("streamgauge-flink-job.jar");
    }

    Path loadJar() {
        return jobs.resolve("streamgauge-flink-load.jar");
    }

    /**
     * Refuses an engine that has no place here.
     *
     * @throws IllegalArgumentException with the property that gives it one
     */
    void require(String engine) {
        if (engine.equals("spark") && sparkMaster == null) {
            throw missing(engine, "Say where its Master is: -Dspark.master=spark://host:7077.");
        }
        if (engine.equals("flink") && flinkRest == null) {
            throw missing(engine, "Say where its REST interface is: -Dflink.rest=http://host:8081.");
        }
        if (engine.equals("postgres")) {
            throw missing(engine, "It runs in the embedded testbed.");
        }
    }

    private static IllegalArgumentException missing(String engine, String fix) {
        return new IllegalArgumentException(
                "The experiment runs on %s, and -Dtestbed=existing has none. %s".formatted(engine, fix));
    }
}
