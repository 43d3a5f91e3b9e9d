package dev.streamgauge.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.streamgauge.evidence.ResultRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON object that a job writes for each window, or for each campaign of a window ({@code campaign_id}), field by
 * field, without a tree. Fields that it does not know are skipped; of a field that comes twice the last one counts. For one thread.
 */
public final class ResultDecoder {

    private static final List<String> FIELDS = List.of(
            "window_start_ms",
            "window_end_ms",
            "views",
            "clicks",
            "ctr",
            "latest_kafka_ts_ms",
            "max_producer_ns",
            "computed_ns");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private static final int ALL_FOUND = (1 << FIELDS.size()) - 1;

    private long windowStart;
    private long windowEnd;
    private long views;
    private long clicks;
    private double ctr;
    private long latestKafka;
    private long maxProducer;
    private long computed;
    private @Nullable String campaign;
    private int found;

    /**
     * Decodes a record of the result topic.
     *
     * @param partition the record's partition
     * @param offset its offset
     * @param appendedMillis its log-append time
     * @param seenNanos when it was seen, epoch
     * @param value its value; null if it has none
     * @throws UnreadableResultException if the value is no JSON object with all fields; says which one is not what it must be
     */
    public ResultRow decode(int partition, long offset, long appendedMillis, long seenNanos, byte @Nullable [] value)
            throws UnreadableResultException {
        if (value == null) {
            throw new UnreadableResultException("no value");
        }
        found = 0;
        campaign = null;
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    field(name, parser, value);
                }
            }
        } catch (IOException e) {
            throw new UnreadableResultException(String.valueOf(e.getMessage()));
        }
        if (found != ALL_FOUND) {
            throw new UnreadableResultException("no number in field %s of %s"
                    .formatted(FIELDS.get(Integer.numberOfTrailingZeros(~found)), text(value)));
        }
        return new ResultRow(
                partition,
                offset,
                appendedMillis,
                seenNanos,
                windowStart,
                windowEnd,
                campaign,
                views,
                clicks,
                ctr,
                latestKafka,
                maxProducer,
                computed);
    }

    private void field(String name, JsonParser parser, byte[] value) throws IOException, UnreadableResultException {
        switch (name) {
            case "window_start_ms" -> windowStart = whole(0, parser, value);
            case "window_end_ms" -> windowEnd = whole(1, parser, value);
            case "views" -> views = whole(2, parser, value);
            case "clicks" -> clicks = whole(3, parser, value);
            case "ctr" -> ctr = number(4, parser, value).getDoubleValue();
            case "latest_kafka_ts_ms" -> latestKafka = whole(5, parser, value);
            case "max_producer_ns" -> maxProducer = whole(6, parser, value);
            case "campaign_id" -> campaign = textOrNull(parser, value);
            case "computed_ns" -> computed = whole(7, parser, value);
            default -> parser.skipChildren();
        }
    }

    private static @Nullable String textOrNull(JsonParser parser, byte[] value)
            throws IOException, UnreadableResultException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getText();
            default -> throw new UnreadableResultException("no text in field campaign_id of " + text(value));
        };
    }

    private long whole(int field, JsonParser parser, byte[] value) throws IOException, UnreadableResultException {
        number(field, parser, value);
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new UnreadableResultException(
                    "no whole number in field %s of %s".formatted(FIELDS.get(field), text(value)));
        }
        return parser.getLongValue();
    }

    private JsonParser number(int field, JsonParser parser, byte[] value) throws UnreadableResultException {
        if (!parser.currentToken().isNumeric()) {
            throw new UnreadableResultException(
                    "no number in field %s of %s".formatted(FIELDS.get(field), text(value)));
        }
        found |= 1 << field;
        return parser;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
