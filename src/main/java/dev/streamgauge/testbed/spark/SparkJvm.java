package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.JvmRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** What every JVM of Spark's is started with. */
final class SparkJvm {

    /** All that Spark binds, user interfaces included, is on the loopback interface. */
    private static final Map<String, String> LOOPBACK =
            Map.of("SPARK_LOCAL_IP", TaskPlace.LOOPBACK, "SPARK_LOCAL_HOSTNAME", "localhost");

    private static final List<String> UNWANTED_JARS = List.of("kryo-5", "reflectasm", "flink-", "icu4j");

    private SparkJvm() {}

    /** What a JVM of Spark's is told that binds to that address, or to that of the host of that name. */
    static Map<String, String> bindingTo(String host) {
        return host.equals(TaskPlace.LOOPBACK) ? LOOPBACK : Map.of("SPARK_LOCAL_IP", host);
    }

    /**
     * A role.
     *
     * @param heap as a JVM flag writes it
     * @param flags the role's own
     */
    static JvmRole role(String heap, Stream<String> flags) {
        Stream<String> common = Stream.concat(
                Stream.of("-Xms" + heap, "-Xmx" + heap, "-Djava.awt.headless=true"),
                Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" ")));
        return new JvmRole("spark", Stream.concat(common, flags).toList(), UNWANTED_JARS);
    }
}
