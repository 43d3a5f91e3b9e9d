package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.workload.EventStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How results say which event they are the result of. */
class EventNamesTest {

    private static final EventNames BY_FIELD = new EventNames("event_id");

    private static ConsumerRecord<byte[], byte[]> result(@Nullable String value) {
        return new ConsumerRecord<>(
                "results", 0, 0, null, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event_id\":12}",
                "{\"event_id\":\"12\",\"user\":\"ü\"}",
                "{\"event\":{\"event_id\":7},\"ids\":[1,2],\"event_id\":12,\"later\":tru",
            })
    void aFieldOnTheTopLevelNamesTheEvent(String value) throws UnreadableResultException {
        assertThat(BY_FIELD.required(result(value))).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "[12]",
                "{\"event_id\"",
                "{\"id\":12}",
                "{\"event_id\":-1}",
                "{\"event_id\":1.5}",
                "{\"event_id\":null}",
                "{\"event_id\":{\"event_id\":12}}",
                "{\"event_id\":2147483648}",
                "{\"event_id\":1700000000000}",
                "{\"event_id\":\"\"}",
                "{\"event_id\":\"x12\"}",
            })
    void whatIsNoIdIsSaidToBeNone(String value) {
        assertThat(BY_FIELD.index(result(value))).isEqualTo(Stamps.NONE);
        assertThatThrownBy(() -> BY_FIELD.required(result(value)))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessage("there is no event id in its field event_id");
    }

    @Test
    void aTombstoneNamesNone() {
        assertThat(BY_FIELD.index(result(null))).isEqualTo(Stamps.NONE);
    }

    @Test
    void withoutAFieldTheHeaderNamesTheEvent() throws UnreadableResultException {
        ConsumerRecord<byte[], byte[]> result = result("{\"event_id\":12}");
        result.headers()
                .add(
                        EventStream.INDEX_HEADER,
                        ByteBuffer.allocate(8).putLong(0, 34).array());

        assertThat(EventNames.BY_HEADER.required(result)).isEqualTo(34);
        assertThatThrownBy(() -> EventNames.BY_HEADER.required(result("{\"event_id\":12}")))
                .hasMessage("it carries no position");
    }
}
