package dev.streamgauge.engine.flink.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One end of the topic by which a load job is told what to do, and reports: both ends reach the broker, and need not reach each
 * other. Any thread may say something; one thread hears.
 *
 * @param <S> what is said
 * @param <H> what is heard, from the topic's beginning on
 */
public final class LoadChannel<S, H> implements AutoCloseable {

    /** Partitions of the topic: one for each direction, and one that nobody hears, for practice. */
    public static final int PARTITIONS = 3;

    private static final int COMMANDS = 0;
    private static final int ANSWERS = 1;
    static final int PRACTICE = 2;
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final String topic;
    private final int speaking;
    private final Class<H> heard;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    private LoadChannel(String bootstrapServers, String topic, int speaking, int hearing, Class<H> heard) {
        this.topic = topic;
        this.speaking = speaking;
        this.heard = heard;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        30_000L),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer());
        TopicPartition partition = new TopicPartition(topic, hearing);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** The end of who has submitted the job. */
    public static LoadChannel<LoadCommand, LoadAnswer> ofWhoSubmits(String bootstrapServers, String topic) {
        return new LoadChannel<>(bootstrapServers, topic, COMMANDS, ANSWERS, LoadAnswer.class);
    }

    /** The end of one of its tasks. */
    static LoadChannel<LoadAnswer, LoadCommand> ofTask(String bootstrapServers, String topic) {
        return new LoadChannel<>(bootstrapServers, topic, ANSWERS, COMMANDS, LoadCommand.class);
    }

    /** Says something. It is on its way when this returns, and may be lost if the broker is. */
    public void say(S message) {
        var unused = producer.send(new ProducerRecord<>(topic, speaking, null, LoadJson.write(message)));
    }

    /** What has been said since the last time, in order; waits so long for something. */
    public List<H> hear(Duration atMost) {
        return StreamSupport.stream(consumer.poll(atMost).spliterator(), false)
                .map(message -> LoadJson.read(message.value(), heard))
                .toList();
    }

    /** What has been said gets there first, if the broker takes it within seconds. By the thread that hears. */
    @Override
    public void close() {
        producer.close(CLOSE_DEADLINE);
        consumer.close(CLOSE_DEADLINE);
    }
}
