package dev.streamgauge.engine.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageEventTest {

    private static final String EVENT =
            "{\"event_id\":12,\"created_ts\":1700000000123,\"user_id\":7,\"event_type\":\"click\",\"value\":12.34,\"payload\":\"xx\"}";

    private static String result(String event) throws MalformedLineException {
        byte[] result = PageEvent.parse(event.getBytes(StandardCharsets.UTF_8)).result("5", 6L, 8L);
        return new String(result, StandardCharsets.UTF_8);
    }

    private static void assertMalformed(String reason, String text) {
        assertThatThrownBy(() -> PageEvent.parse(text == null ? null : text.getBytes(StandardCharsets.UTF_8)))
                .as(text)
                .isInstanceOf(MalformedLineException.class)
                .hasMessage(reason);
    }

    @Test
    void aResultHoldsTheEventItsBatchAndBothTimes() throws MalformedLineException {
        assertThat(result(EVENT)).isEqualTo("12,7,click,12.34,5,6,8");
    }

    @Test
    void fieldsMayComeInAnyOrderWithOthersAndWhiteSpaceBetween() throws MalformedLineException {
        assertThat(result("""
                        { "more" : [ 1 , {"event_id": "no"} , [] , null, true, false, {} ],
                          "value":0 , "event_type":"view","user_id":9999,
                        \t"created_ts":-1,"event_id":9223372036854775807 }
                        """)).isEqualTo("9223372036854775807,9999,view,0.0,5,6,8");
    }

    @Test
    void aValueMayHaveAnExponent() throws MalformedLineException {
        assertThat(result(EVENT.replace("12.34", "-1.5E-1"))).contains(",-0.15,");
    }

    @Test
    void escapesAreReadInNamesAndValues() throws MalformedLineException {
        assertThat(result(EVENT.replace("event_type", "\\u0065vent_type").replace("click", "a\\u00e4\\/\\t\\\"b")))
                .contains(",a\u00e4/\t\"b,");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t ", "\n"})
    void nothingIsEmpty(String text) {
        assertMalformed("empty", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "click",
                "12.34",
                "null",
                "\"text\"",
                "[" + EVENT + "]",
                EVENT + "x",
                EVENT + EVENT,
                "{",
                "{}}",
                "{,}",
                "{\"event_id\"}",
                "{\"event_id\":}",
                "{\"event_id\":1,}",
                "{event_id:1}",
                "{\"event_id\":01}",
                "{\"event_id\":1.}",
                "{\"event_id\":.5}",
                "{\"event_id\":+1}",
                "{\"event_id\":1e}",
                "{\"event_id\":-}",
                "{\"event_id\":NaN}",
                "{\"event_id\":tru}",
                "{\"event_id\":nulls}",
                "{\"event_id\":\"a\nb\"}",
                "{\"event_id\":\"\\x\"}",
                "{\"event_id\":\"\\u12g4\"}",
                "{\"event_id\":\"\\u12\"}",
                "{\"event_id\":\"\\",
                "{\"event_id\":[1,]}",
                "{\"event_id\":[1 2]}",
                "{\"event_id\":{\"a\":1]}"
            })
    void whatCannotBeReadAsAnObjectIsNotJson(String text) {
        assertMalformed("not json", text);
    }

    @Test
    void anEventThatIsCutOffAnywhereIsNotJson() {
        for (int length = 1; length < EVENT.length(); length++) {
            assertMalformed("not json", EVENT.substring(0, length));
        }
    }

    @Test
    void nestingWithoutAnEndIsNotJson() {
        assertMalformed("not json", "{\"payload\":" + "[".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "created_ts", "user_id", "event_type", "value"})
    void eachOfTheFirstFiveFieldsMustBeThereAndNotNull(String field) {
        assertMalformed("missing field", EVENT.replace("\"" + field + "\"", "\"another\""));
        assertMalformed("missing field", EVENT.replaceFirst("\"" + field + "\":[^,]*", "\"" + field + "\":null"));
        assertMalformed("missing field", EVENT.replaceFirst("\"" + field + "\":[^,]*", "\"" + field + "\":{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "created_ts", "user_id"})
    void countsAreWholeNumbersOf64Bits(String field) {
        for (String other : new String[] {"12.0", "1e3", "\"12\"", "9223372036854775808", "true"}) {
            assertMalformed(
                    "missing field", EVENT.replaceFirst("\"" + field + "\":\\d+", "\"" + field + "\":" + other));
        }
    }

    @Test
    void aTypeIsATextAndAValueAFiniteNumber() {
        assertMalformed("missing field", EVENT.replace("\"click\"", "4"));
        assertMalformed("missing field", EVENT.replace("12.34", "\"12.34\""));
        assertMalformed("missing field", EVENT.replace("12.34", "1e999"));
    }

    @Test
    void anObjectWithoutAnyFieldMissesThem() {
        assertMalformed("missing field", "{}");
        assertMalformed("missing field", " { } ");
    }

    @Test
    void fieldsOfAnObjectInsideAreNotTheEvents() {
        assertMalformed("missing field", "{\"event\":" + EVENT + "}");
    }
}
