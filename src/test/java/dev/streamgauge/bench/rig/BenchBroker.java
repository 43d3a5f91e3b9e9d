package dev.streamgauge.bench.rig;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.testbed.kafka.OwnBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** A broker of a benchmark's own. What is written to it is gone from the disk when its topic is deleted. */
public final class BenchBroker implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration GONE = Duration.ofSeconds(60);

    private final Path directory;
    private final OwnBroker broker;
    private final Admin admin;
    private final Map<String, Integer> partitions = new LinkedHashMap<>();

    private BenchBroker(Path directory, OwnBroker broker) {
        this.directory = directory;
        this.broker = broker;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    /** Starts it; its data are in a folder below the given one. */
    public static BenchBroker start(Path directory) {
        Path own = directory.resolve("kafka");
        return new BenchBroker(own, OwnBroker.start(Site.LOCAL, own));
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Its processes. */
    public List<ServiceProcess> processes() {
        return broker.processes();
    }

    /** Creates a topic as trials have it: records carry the broker's time. */
    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /** Creates one of which only so many bytes a partition are kept, as soon as the broker looks. */
    public void createBounded(String topic, int partitions, long retainedBytes) {
        create(
                topic,
                partitions,
                Map.of(
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        Long.toString(retainedBytes),
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Long.toString(retainedBytes / 4)));
    }

    private void create(String topic, int count, Map<String, String> settings) {
        Map<String, String> configs = new LinkedHashMap<>(settings);
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        await(
                "create topic " + topic,
                admin.createTopics(List.of(new NewTopic(topic, count, (short) 1).configs(configs)))
                        .all());
        partitions.put(topic, count);
    }

    /** How many records a topic that was created here has taken. */
    public long records(String topic) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions.get(topic))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return await("tell the end of topic " + topic, admin.listOffsets(ends).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Deletes a topic, and returns when its files are gone: until then the disk fills up. */
    public void delete(String topic) {
        await("delete topic " + topic, admin.deleteTopics(List.of(topic)).all());
        Await.until("the files of topic " + topic + " to go", GONE, processes(), () -> !onDisk(topic));
    }

    /** A partition's folder is named topic-number, and topic-number.id-delete once it is to go. */
    private boolean onDisk(String topic) {
        Pattern partition = Pattern.compile(Pattern.quote(topic) + "-\\d+(\\..*)?");
        try (Stream<Path> folders = Files.find(
                directory,
                3,
                (path, attributes) ->
                        partition.matcher(path.getFileName().toString()).matches())) {
            return folders.findAny().isPresent();
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return true;
        }
    }

    /** Deletes the data of all brokers below a folder, which must be dead. */
    public static void deleteData(Path folder) {
        try (Stream<Path> data = Files.find(
                folder,
                5,
                (path, attributes) -> path.endsWith("data")
                        && path.getParent().getFileName().toString().startsWith("attempt-"))) {
            data.toList().forEach(each -> FileUtils.deleteQuietly(each.toFile()));
        } catch (IOException nothingThere) {
            // Then there is nothing to delete.
        }
    }

    private static <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was to " + what, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
        broker.close();
    }
}
