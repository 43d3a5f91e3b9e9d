package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import dev.streamgauge.testbed.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * One KRaft broker, controller included, in a JVM of its own: real sockets, real log files, a pid to kill. It can be started
 * again on its data and ports.
 *
 * <p>Listens on two random ports of the loopback interface.
 */
public final class EmbeddedBroker implements Broker, Node {

    private static final JvmRole ROLE = new JvmRole(
            "kafka",
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-Djava.awt.headless=true"),
            List.of("flink-", "spark-", "hadoop-client", "hive-", "orc-", "parquet-", "arrow-"));

    private static final Duration READY = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    /**
     * A broker that was killed is not let in again before its former self's session has expired: with Kafka's 9 s that is most of
     * an outage. One that stood still for longer is fenced when it goes on, and let in again within a tenth of a second (no send
     * failed in that); a busy machine should not do that to it, hence no less than this.
     */
    private static final Duration SESSION = Duration.ofSeconds(3);

    private static final Duration HEARTBEAT = SESSION.dividedBy(10);

    private final Path directory;
    private final Path properties;
    private final int port;
    private final Topics client;
    private volatile ChildProcess process;
    private boolean closed;

    private EmbeddedBroker(Path directory, Path properties, int port) {
        this.directory = directory;
        this.properties = properties;
        this.port = port;
        this.client = new Topics(bootstrapServers());
        this.process = launch();
    }

    private ChildProcess launch() {
        return ChildProcess.start(
                "kafka", ROLE, directory, log(directory), Map.of(), List.of("kafka.Kafka", properties.toString()));
    }

    private static Path log(Path directory) {
        return directory.resolve("kafka.log");
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
        try (ChildProcess format = ChildProcess.start(
                "kafka-format",
                ROLE,
                directory,
                log(directory),
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
        EmbeddedBroker broker = new EmbeddedBroker(directory, properties, ports.get(0));
        try {
            Await.until("the Kafka broker to answer", READY, broker.processes(), broker::ready);
        } catch (RuntimeException e) {
            broker.end();
            throw e;
        }
        return broker;
    }

    private static Path writeProperties(Path directory, int port, int controllerPort) {
        String properties = """
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
                broker.session.timeout.ms=%4$d
                broker.heartbeat.interval.ms=%5$d
                """.formatted(
                        port,
                        controllerPort,
                        directory.resolve("data").toAbsolutePath(),
                        SESSION.toMillis(),
                        HEARTBEAT.toMillis());
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

    @Override
    public Optional<Node> node() {
        return Optional.of(this);
    }

    @Override
    public ServiceProcess process() {
        return process;
    }

    @Override
    public int kill() {
        return process.kill();
    }

    @Override
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("A broker that was closed has no data to start on");
        }
        process = launch();
    }

    /** A broker that is fenced, as it is until its former self's session has expired, counts itself out and is not ready. */
    @Override
    public boolean ready() {
        return client.brokerAnswers();
    }

    private synchronized void end() {
        closed = true;
        client.close();
        process.close();
    }

    @Override
    public void close() {
        end();
        FileUtils.deleteQuietly(directory.resolve("data").toFile());
        FileUtils.deleteQuietly(directory.resolve("tmp").toFile());
    }
}
