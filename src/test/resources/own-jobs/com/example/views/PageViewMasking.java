package com.example.views;

import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Of a user's id only the last two digits go on, and the payload not at all. */
public final class PageViewMasking {

    private static final Pattern USER = Pattern.compile("\"user_id\":\\d*?(\\d{1,2}),");
    private static final Pattern PAYLOAD = Pattern.compile(",\"payload\":\"[^\"]*\"");

    private PageViewMasking() {}

    public static void main(String[] args) throws Exception {
        String brokers = args[0];
        String from = args[1];
        String to = args[2];
        KafkaSource<String> views = KafkaSource.<String>builder()
                .setBootstrapServers(brokers)
                .setTopics(from)
                .setGroupId("page-view-masking")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        KafkaSink<String> masked = KafkaSink.<String>builder()
                .setBootstrapServers(brokers)
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(to)
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build();
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
        flink.fromSource(views, WatermarkStrategy.noWatermarks(), "views")
                .map(PageViewMasking::masked)
                .sinkTo(masked);
        flink.execute();
    }

    static String masked(String view) {
        return PAYLOAD.matcher(USER.matcher(view).replaceFirst("\"user\":\"*$1\","))
                .replaceFirst("");
    }
}
