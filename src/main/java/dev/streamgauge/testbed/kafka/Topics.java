package dev.streamgauge.testbed.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of trials: created fresh, deleted afterwards. */
public final class Topics implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration ANSWERS = Duration.ofSeconds(6);

    private final Admin admin;

    /** Connects lazily. */
    public Topics(String bootstrapServers) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200"));
    }

    /** Whether the broker answers within a second or two. */
    public boolean brokerAnswers() {
        return nodes(Duration.ofSeconds(2)).isPresent();
    }

    /** What can be told of the brokers: their number, and the cluster's id; empty if none answers within some seconds. */
    Optional<String> describeCluster() {
        return nodes(ANSWERS)
                .map(nodes -> "%d broker%s of cluster %s"
                        .formatted(
                                nodes.size(),
                                nodes.size() == 1 ? "" : "s",
                                await(
                                        "tell its cluster's id",
                                        admin.describeCluster().clusterId())));
    }

    /** The nodes that are in; empty if there is none, or no answer. */
    private Optional<Collection<Node>> nodes(Duration atMost) {
        try {
            Collection<Node> nodes = admin.describeCluster().nodes().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes);
        } catch (ExecutionException | TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the broker", e);
        }
    }

    /**
     * Creates a topic whose records carry the broker's time of appending, whatever their producer says: Flink's sink
     * would stamp a result with its event time otherwise.
     */
    public void create(String name, int partitions) {
        if (beginningWith(name).contains(name)) {
            throw new IllegalStateException(
                    "There is a topic %s already: an earlier run was killed, or another one goes on. If it was killed, -Dcleanup removes what it left."
                            .formatted(name));
        }
        NewTopic topic = new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
        await("create topic " + name, admin.createTopics(List.of(topic)).all());
    }

    /** Deletes topics. */
    public void delete(Collection<String> names) {
        await("delete topics " + names, admin.deleteTopics(names).all());
    }

    /** The names of all topics that begin so. */
    public Set<String> beginningWith(String prefix) {
        return await("list topics", admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
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
        admin.close(Duration.ofSeconds(1));
    }
}
