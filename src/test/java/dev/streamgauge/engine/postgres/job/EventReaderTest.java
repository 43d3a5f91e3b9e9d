package dev.streamgauge.engine.postgres.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private final EventReader reader = new EventReader();

    private @Nullable AdEvent read(@Nullable String value) {
        return reader.read(new ConsumerRecord<>(
                "ad_events",
                3,
                42,
                1_700_000_000_123L,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                null,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }

    @Test
    void eachFieldGoesToItsColumnBesideWhereTheRecordLay() {
        AdEvent event = read("{\"producer_id\":\"producer-0\",\"user_id\":\"u\",\"page_id\":\"p\",\"ad_id\":\"c00-ad-000\","
                + "\"ad_type\":\"banner\",\"event_type\":\"click\",\"event_time_ms\":1700000000001,"
                + "\"producer_timestamp_ns\":1700000000001000000,\"ip_address\":\"10.0.0.1\"}");

        assertThat(event)
                .isEqualTo(new AdEvent(
                        "u",
                        "p",
                        "c00-ad-000",
                        "banner",
                        "click",
                        1_700_000_000_001L,
                        1_700_000_000_001_000_000L,
                        "10.0.0.1",
                        1_700_000_000_123L,
                        3,
                        42));
    }

    @Test
    void aTextThatIsMissingIsEmptyAndNothingIsLeftOfTheRecordBefore() {
        read("{\"user_id\":\"before\",\"event_type\":\"view\",\"event_time_ms\":1,\"producer_timestamp_ns\":2}");

        AdEvent event =
                read("{\"ad_id\":null,\"event_type\":\"view\",\"event_time_ms\":1,\"producer_timestamp_ns\":2,\"more\":{\"a\":[1]}}");

        assertThat(event).isNotNull().returns("", AdEvent::userId).returns("", AdEvent::adId);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "not an event",
                "[]",
                "\"view\"",
                "{\"event_type\":\"view\",\"event_time_ms\":1,\"producer_ti",
                "{\"event_type\":\"view\",\"event_time_ms\":1,\"producer_timestamp_ns\":2} {}",
                "{\"event_type\":\"view\",\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":null,\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":\"noon\",\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":1.5,\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":-1,\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":99999999999999999999,\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":253402300800000,\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"view\",\"event_time_ms\":1}",
                "{\"event_time_ms\":1,\"producer_timestamp_ns\":2}",
                "{\"event_type\":\"hover\",\"event_time_ms\":1,\"producer_timestamp_ns\":2}",
                "{\"event_type\":{},\"event_time_ms\":1,\"producer_timestamp_ns\":2}",
                "{\"ad_id\":\"a\\u0000b\",\"event_type\":\"view\",\"event_time_ms\":1,\"producer_timestamp_ns\":2}"
            })
    void whatIsNoEventIsMalformed(@Nullable String value) {
        assertThat(read(value)).isNull();
    }

    @Test
    void aTextThatIsLongerThanItsColumnIsMalformed() {
        String event = "{\"ad_id\":\"%s\",\"event_type\":\"view\",\"event_time_ms\":1,\"producer_timestamp_ns\":2}";

        assertThat(read(event.formatted("a".repeat(255)))).isNotNull();
        assertThat(read(event.formatted("a".repeat(256)))).isNull();
    }
}
