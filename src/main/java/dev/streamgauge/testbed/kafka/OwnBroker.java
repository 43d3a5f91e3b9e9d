package dev.streamgauge.testbed.kafka;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.RestartableProcess;
import dev.streamgauge.testbed.Site;
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
 * again on its data and ports, which are random ones.
 */
public final class OwnBroker implements Broker, Node {

    private static final JvmRole ROLE = new JvmRole(
            "kafka",
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-Djava.awt.headless=true"),
            List.of("flink-", "spark-", "hadoop-client", "hive-", "orc-", "parquet-", "arrow-"));

    private static final String NAME = "kafka";
    private static final String HERE = "127.0.0.1";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    /**
     * A broker that was killed is not let in again before its former self's session has expired: with Kafka's 9 s that is most of
     * an outage. One that stood still for longer is fenced when it goes on, and let in again within a tenth of a second (no send
     * failed in that); a busy machine should not do that to it, hence no less than this.
     */
    private static final Duration SESSION = Duration.ofSeconds(3);

    private static final Duration HEARTBEAT = SESSION.dividedBy(10);

    private final Site site;
    private final Path directory;
    private final Ports ports;
    private final Topics client;
    private final RestartableProcess process;

    /**
     * What it listens on.
     *
     * @param clients for this JVM
     * @param controller for itself
     * @param jobs for processes of the site
     */
    private record Ports(int clients, int controller, int jobs) {

        static Ports free() {
            List<Integer> free = FreePorts.find(3);
            return new Ports(free.get(0), free.get(1), free.get(2));
        }
    }

    private OwnBroker(Site site, Path directory, Path properties, Ports ports) {
        this.site = site;
        this.directory = directory;
        this.ports = ports;
        this.client = new Topics(bootstrapServers());
        this.process = new RestartableProcess(() -> site.start(
                jvm(NAME, directory, List.of("kafka.Kafka", properties.toString()), List.of(ports.clients()))));
    }

    private static Site.Jvm jvm(String name, Path directory, List<String> command, List<Integer> ports) {
        return new Site.Jvm(name, ROLE, directory, log(directory), Map.of(), command, ports);
    }

    private static Path log(Path directory) {
        return directory.resolve("kafka.log");
    }

    /**
     * Starts a broker and returns when it answers clients.
     *
     * @param site where
     * @param directory its folder: data, configuration and log
     * @throws NotReadyException if it does not answer within a minute; with its log's end
     */
    public static OwnBroker start(Site site, Path directory) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnFreePorts(site, directory.resolve("attempt-" + attempt));
            } catch (NotReadyException e) {
                // Most likely another process took a port between finding and binding it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static OwnBroker startOnFreePorts(Site site, Path directory) {
        Ports ports = Ports.free();
        Path properties = writeProperties(directory, listeners(site, ports), ports.controller());
        format(site, directory, properties);
        OwnBroker broker = new OwnBroker(site, directory, properties, ports);
        try {
            Await.until("the Kafka broker to answer", READY, broker.processes(), broker::ready);
        } catch (RuntimeException e) {
            broker.end();
            throw e;
        }
        return broker;
    }

    private static void format(Site site, Path directory, Path properties) {
        try (OwnProcess format = site.start(jvm(
                "kafka-format",
                directory,
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        properties.toString()),
                List.of()))) {
            awaitEnd(format);
            if (!Files.isRegularFile(data(directory).resolve("meta.properties"))) {
                throw new NotReadyException("Kafka's storage could not be formatted.", List.of(format));
            }
        }
    }

    private static void awaitEnd(OwnProcess format) {
        try {
            Await.until("Kafka's storage to be formatted", READY, List.of(), () -> !format.alive());
        } catch (NotReadyException late) {
            throw new NotReadyException("Kafka's storage to be formatted", READY, List.of(format));
        }
    }

    /** One where this JVM and the jobs reach it under the same address, which is what a broker has to tell its clients. */
    private static String listeners(Site site, Ports ports) {
        String host = site.host(NAME);
        if (host.equals(HERE)) {
            return """
                    listeners=CLIENTS://%1$s:%2$d,CONTROLLER://127.0.0.1:%3$d
                    advertised.listeners=CLIENTS://%1$s:%2$d
                    inter.broker.listener.name=CLIENTS
                    listener.security.protocol.map=CONTROLLER:PLAINTEXT,CLIENTS:PLAINTEXT
                    """.formatted(HERE, ports.clients(), ports.controller());
        }
        return """
                listeners=CLIENTS://%1$s:%3$d,JOBS://%1$s:%5$d,CONTROLLER://127.0.0.1:%4$d
                advertised.listeners=CLIENTS://%2$s:%3$d,JOBS://%1$s:%5$d
                inter.broker.listener.name=JOBS
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,CLIENTS:PLAINTEXT,JOBS:PLAINTEXT
                """.formatted(host, HERE, ports.clients(), ports.controller(), ports.jobs());
    }

    private static Path data(Path directory) {
        return directory.resolve("data").toAbsolutePath();
    }

    private static Path writeProperties(Path directory, String listeners, int controllerPort) {
        String properties =
                listeners + """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%2$s
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
                broker.session.timeout.ms=%3$d
                broker.heartbeat.interval.ms=%4$d
                """.formatted(controllerPort, data(directory), SESSION.toMillis(), HEARTBEAT.toMillis());
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
        return HERE + ":" + ports.clients();
    }

    @Override
    public String bootstrapServersForJobs() {
        String host = site.host(NAME);
        return host.equals(HERE) ? bootstrapServers() : host + ":" + ports.jobs();
    }

    @Override
    public String version() {
        return site.describe(ROLE.name(), AppInfoParser.getVersion());
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of(process.now());
    }

    @Override
    public Optional<Node> node() {
        return Optional.of(this);
    }

    @Override
    public ServiceProcess process() {
        return process.now();
    }

    @Override
    public int kill() {
        return process.kill();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if it was closed: it has no data to start on
     */
    @Override
    public void restart() {
        process.restart();
    }

    /** A broker that is fenced, as it is until its former self's session has expired, counts itself out and is not ready. */
    @Override
    public boolean ready() {
        return client.brokerAnswers();
    }

    private void end() {
        try {
            client.close();
        } finally {
            process.close();
        }
    }

    @Override
    public void close() {
        end();
        FileUtils.deleteQuietly(data(directory).toFile());
        FileUtils.deleteQuietly(directory.resolve("tmp").toFile());
    }
}
