package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * One KRaft broker, controller included, in a JVM of its own: real sockets, real log files, a pid to kill.
 *
 * <p>Listens on two random ports of the loopback interface.
 */
public final class EmbeddedBroker implements Broker {

    private static final JvmRole ROLE = new JvmRole(
            "kafka",
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-Djava.awt.headless=true"),
            List.of("flink-", "spark-", "hadoop-client", "hive-", "orc-", "parquet-", "arrow-"));

    private static final Duration READY = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final int port;
    private final ChildProcess process;

    private EmbeddedBroker(Path directory, int port, ChildProcess process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a broker and returns when it answers clients.
     *
     * @param directory its folder: data, configuration and log
     * @throws NotReadyException if it does not answer within a minute; with its log's end
     */
    public static EmbeddedBroker start(Path directory) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts(directory.resolve("attempt-" + attempt));
            } catch (NotReadyException e) {
                // Most likely another process took a port between finding and binding it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static EmbeddedBroker startOnFreePorts(Path directory) {
        List<Integer> ports = FreePorts.find(2);
        Path properties = writeProperties(directory, ports.get(0), ports.get(1));
        Path log = directory.resolve("kafka.log");
        try (ChildProcess format = ChildProcess.start(
                "kafka-format",
                ROLE,
                directory,
                log,
                Map.of(),
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        properties.toString()))) {
            if (format.awaitExit(READY) != 0) {
                throw new NotReadyException("Kafka's storage could not be formatted.", List.of(format));
            }
        }
        ChildProcess process = ChildProcess.start(
                "kafka", ROLE, directory, log, Map.of(), List.of("kafka.Kafka", properties.toString()));
        EmbeddedBroker broker = new EmbeddedBroker(directory, ports.get(0), process);
        try (Topics topics = new Topics(broker.bootstrapServers())) {
            Await.until("the Kafka broker to answer", READY, broker.processes(), topics::brokerAnswers);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return broker;
    }

    private static Path writeProperties(Path directory, int port, int controllerPort) {
        String properties =
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=4194304
                log.segment.delete.delay.ms=1000
                broker.session.timeout.ms=6000
                broker.heartbeat.interval.ms=500
                """.formatted(port, controllerPort, directory.resolve("data").toAbsolutePath());
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve("server.properties"), properties)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the broker's configuration", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of(process);
    }

    /** SIGKILL to the broker's pid. Its data stay. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        FileUtils.deleteQuietly(directory.resolve("data").toFile());
        FileUtils.deleteQuietly(directory.resolve("tmp").toFile());
    }
}
