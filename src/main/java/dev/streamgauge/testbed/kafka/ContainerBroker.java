package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One KRaft broker in a container, published on a random port of the loopback interface. Docker is asked at most once a
 * second whether it still runs.
 */
public final class ContainerBroker implements Broker, ServiceProcess {

    private static final Duration ALIVE_FOR = Duration.ofSeconds(1);

    private final KafkaContainer container;
    private final Path log;
    private volatile boolean running = true;
    private volatile long askedNanos = System.nanoTime();

    private ContainerBroker(KafkaContainer container, Path log) {
        this.container = container;
        this.log = log;
    }

    /**
     * Starts a broker and returns when it answers clients.
     *
     * @param directory folder for its log
     * @param image the official {@code apache/kafka} or a compatible substitute
     * @throws MissingAbilityException if no Docker engine answers
     */
    public static ContainerBroker start(Path directory, String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new MissingAbilityException(
                    "-Dtestbed=containers needs a Docker engine, and none answers.",
                    "Start Docker, or point DOCKER_HOST at an engine, or leave -Dtestbed away: the embedded testbed needs none.");
        }
        Path log = directory.resolve("kafka.log");
        try {
            Files.createDirectories(directory);
            Files.writeString(log, "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + log, e);
        }
        KafkaContainer container = new KafkaContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withLogConsumer(frame -> append(log, frame))
                .withCreateContainerCmdModifier(LoopbackPorts::only);
        ContainerBroker broker = new ContainerBroker(container, log);
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new NotReadyException("Kafka's container did not start: " + e.getMessage() + ".", broker.processes());
        }
        return broker;
    }

    private static void append(Path log, OutputFrame frame) {
        try {
            Files.writeString(log, frame.getUtf8String(), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + log, e);
        }
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public String version() {
        return container.getDockerImageName() + " ("
                + container.getContainerInfo().getImageId() + ")";
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public boolean alive() {
        if (System.nanoTime() - askedNanos > ALIVE_FOR.toNanos()) {
            running = container.isRunning();
            askedNanos = System.nanoTime();
        }
        return running;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public String fate() {
        return "container of %s %s".formatted(container.getDockerImageName(), alive() ? "is running" : "does not run");
    }

    @Override
    public void close() {
        container.stop();
    }
}
