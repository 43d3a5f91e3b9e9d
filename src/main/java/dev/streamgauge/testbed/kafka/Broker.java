package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import java.util.List;
import java.util.Optional;

/** A running Kafka broker. */
public interface Broker extends AutoCloseable {

    /** Address for clients in this JVM, {@code host:port}. */
    String bootstrapServers();

    /** Address for the processes of jobs, where they run. */
    default String bootstrapServersForJobs() {
        return bootstrapServers();
    }

    /** What it is, for the manifest: version, and the image where there is one. */
    String version();

    /** Its processes, as far as they are known here. */
    List<ServiceProcess> processes();

    /** The node that a fault strikes; empty if it cannot be here. */
    default Optional<Node> node() {
        return Optional.empty();
    }

    /** Stops it and deletes its data. */
    @Override
    void close();
}
