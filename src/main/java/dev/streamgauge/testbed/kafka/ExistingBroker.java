package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.MissingAbilityException;
import java.util.List;

/** Brokers that run already. They are not started, stopped or struck, and of their topics only own ones are touched. */
public final class ExistingBroker implements Broker {

    private final String bootstrapServers;
    private final String version;

    private ExistingBroker(String bootstrapServers, String version) {
        this.bootstrapServers = bootstrapServers;
        this.version = version;
    }

    /**
     * Looks whether brokers answer there.
     *
     * @param bootstrapServers addresses of one or more of them, {@code host:port,host:port}
     * @throws MissingAbilityException if none answers within a few seconds, naming the address
     */
    public static ExistingBroker at(String bootstrapServers) {
        try (Topics topics = new Topics(bootstrapServers)) {
            return new ExistingBroker(
                    bootstrapServers,
                    topics.describeCluster()
                            .orElseThrow(() -> new MissingAbilityException(
                                    "No Kafka broker answers at -Dkafka.bootstrap=%s.".formatted(bootstrapServers),
                                    "Name the host and port of one that this machine can reach.")));
        }
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A broker does not tell its version to clients: the cluster's id, and how many brokers there are. */
    @Override
    public String version() {
        return version;
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of();
    }

    @Override
    public void close() {
        // It was there before, and goes on.
    }
}
