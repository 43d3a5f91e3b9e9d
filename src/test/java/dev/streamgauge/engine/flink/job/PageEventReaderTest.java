package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageEventReaderTest {

    private static final String EVENT = """
            {"event_id":12,"created_ts":1700000000123,"user_id":7,"event_type":"click","value":98.76,"payload":"xxxx"}""";

    private final PageEventReader reader = new PageEventReader();

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private String reason(@Nullable String text) {
        Malformed malformed = reader.read(bytes(text));
        return malformed == null ? "none" : malformed.reason();
    }

    @Test
    void anEventIsReadWithItsFields() {
        assertThat(reason(EVENT)).isEqualTo("none");

        assertThat(reader)
                .returns(12L, PageEventReader::eventId)
                .returns(7L, PageEventReader::userId)
                .returns("click", PageEventReader::eventType)
                .returns(98.76, PageEventReader::value);
    }

    @Test
    void orderWhiteSpacePayloadAndMoreFieldsDoNotMatter() {
        assertThat(reason("""
                                 { "more" : [ {"event_id": "none"} ], "value" : 3, "event_type" : "käuf\\u0065n",
                                   "user_id" : -1, "created_ts" : 0, "event_id" : 9007199254740993 }
                                """)).isEqualTo("none");

        assertThat(reader)
                .returns(9_007_199_254_740_993L, PageEventReader::eventId)
                .returns(-1L, PageEventReader::userId)
                .returns("käufen", PageEventReader::eventType)
                .returns(3.0, PageEventReader::value);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t \r\n", "\u2003"})
    void nothingOrWhiteSpaceIsEmpty(@Nullable String text) {
        assertThat(reason(text)).isEqualTo("empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "click",
                "[1]",
                "12",
                "null",
                "{\"event_id\":12",
                "{\"event_id\":12,}",
                "{\"event_id\":012}",
                "{'event_id':12}",
                "{} {}",
                "{}x",
                "1.0,2.0;3.0"
            })
    void whatIsNotOneWholeObjectIsNotJson(String text) {
        assertThat(reason(text)).isEqualTo("not json");
    }

    @Test
    void anEventThatIsCutOffOrFollowedByAnotherIsNotJson() {
        assertThat(reason(EVENT.substring(0, EVENT.length() - 1))).isEqualTo("not json");
        assertThat(reason(EVENT + EVENT)).isEqualTo("not json");
    }

    @Test
    void bytesThatAreNoTextAreNotJson() {
        byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
        event[EVENT.indexOf("click")] = (byte) 0xff;

        assertThat(reader.read(event)).isEqualTo(Malformed.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "created_ts", "user_id", "event_type", "value"})
    void eachOfFiveFieldsMustBeThere(String field) {
        assertThat(reason(EVENT.replace(field, "Event"))).isEqualTo("missing field");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "12, 12.0",
                "12, \"12\"",
                "12, null",
                "12, 9223372036854775808",
                "1700000000123, 1.7e12",
                "7, true",
                "\"click\", 5",
                "\"click\", null",
                "98.76, \"98.76\"",
                "98.76, {}",
                "98.76, 1e999"
            })
    void aFieldOfAnotherTypeIsMissing(String right, String wrong) {
        assertThat(reason(EVENT.replace(":" + right, ":" + wrong))).isEqualTo("missing field");
    }

    @Test
    void anEmptyObjectMissesFields() {
        assertThat(reason("{}")).isEqualTo("missing field");
    }
}
