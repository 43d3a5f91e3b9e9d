package dev.streamgauge.workload.ctr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.experiment.Load.AdEvents;
import dev.streamgauge.workload.StreamHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event looks like on the wire, and that it can be told from what is read back. */
class AdRecordTest {

    private static final long START_NANOS = Given.START_MILLIS * 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String EVENT =
            "{\"producer_id\":\"producer-1\",\"user_id\":\"ann\",\"page_id\":\"home\",\"ad_id\":\"c03-ad-042\","
                    + "\"ad_type\":\"banner\",\"event_type\":\"click\",\"event_time_ms\":1700000001234,"
                    + "\"producer_timestamp_ns\":1700000001234567890,\"ip_address\":\"10.1.2.3\"}";

    private static byte[] encode(AdEventStream event) {
        return event.encode(START_NANOS, START_NANOS + event.intendedOffsetNanos() + 60_000);
    }

    private static String lineOf(String json) {
        return CanonicalLine.ofRecord(7, json.getBytes(StandardCharsets.UTF_8), Given.START_MILLIS);
    }

    @Test
    void anEventIsAJsonObjectOfNineFields() throws IOException {
        AdEventStream stream = (AdEventStream) Given.defaults().workload(42).stream();
        stream.advance();

        JsonNode event = JSON.readTree(encode(stream));

        assertThat(event.fieldNames())
                .toIterable()
                .containsExactly(
                        "producer_id",
                        "user_id",
                        "page_id",
                        "ad_id",
                        "ad_type",
                        "event_type",
                        "event_time_ms",
                        "producer_timestamp_ns",
                        "ip_address");
        assertThat(event.get("producer_id").textValue()).matches("producer-[0-3]");
        assertThat(event.get("ad_id").textValue()).matches("c0\\d-ad-0\\d\\d");
        assertThat(event.get("ad_type").textValue()).isIn("banner", "modal", "sponsored", "mail", "mobile");
        assertThat(event.get("event_type").textValue()).isIn("view", "click");
        assertThat(event.get("event_time_ms").isIntegralNumber()).isTrue();
        assertThat(event.get("producer_timestamp_ns").isIntegralNumber()).isTrue();
        assertThat(event.get("ip_address").textValue()).matches("10(\\.\\d{1,3}){3}");
    }

    @Test
    void theClocksOfAnEventAreItsEventTimeAndItsSendTime() throws IOException {
        AdEventStream stream = (AdEventStream)
                Given.defaults().withLate(0.5, Duration.ofSeconds(1), Duration.ofSeconds(60)).workload(42).stream();
        for (int event = 0; event < 1000; event++) {
            stream.advance();
            JsonNode json = JSON.readTree(stream.encode(START_NANOS, START_NANOS + event));

            assertThat(json.get("event_time_ms").longValue())
                    .isEqualTo(Given.START_MILLIS + stream.eventOffsetMillis());
            assertThat(json.get("producer_timestamp_ns").longValue()).isEqualTo(START_NANOS + event);
            assertThat(json.get("producer_id").textValue()).isEqualTo("producer-" + stream.producer());
            assertThat(json.get("event_type").textValue()).isEqualTo(stream.click() ? "click" : "view");
        }
    }

    @Test
    void anEventTakesAboutTwoHundredAndFiftyBytes() {
        assertThat(Given.defaults().events(42, 1000).map(event -> encode(event).length))
                .allSatisfy(size -> assertThat(size).isBetween(235, 260));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                10,
                99_999_999,
                100_000_000,
                1_700_000_001_234L,
                9_999_999_999_999_999L,
                10_000_000_000_000_000L,
                1_700_000_001_234_567_890L,
                -1,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void everyNumberIsWrittenAsItIs(long number) throws IOException {
        AdCatalogue catalogue = new AdCatalogue(new AdEvents(1, 1, 1, 1, 0.1), 42);

        JsonNode json = JSON.readTree(new AdEventWriter(catalogue, 1).write(0, 0, 0, 0, 0, true, number, number));

        assertThat(json.get("event_time_ms").longValue()).isEqualTo(number);
        assertThat(json.get("producer_timestamp_ns").longValue()).isEqualTo(number);
    }

    @Test
    void whatIsReadBackUnchangedHashesToTheStreamThatWasSent() {
        Given given = Given.defaults()
                .withLate(0.2, Duration.ofSeconds(1), Duration.ofSeconds(10))
                .withMalformed(20);
        AdWorkload workload = given.workload(42);
        StreamHash sent = new StreamHash();
        StreamHash readBack = new StreamHash();

        given.events(42, 12_000).forEach(event -> {
            event.addTo(sent);
            byte[] value = encode(event);
            readBack.add(
                    workload.canonicalLine(event.index(), value == null ? new byte[0] : value, Given.START_MILLIS));
        });

        assertThat(readBack.hex()).isEqualTo(sent.hex());
    }

    @Test
    void theCanonicalLineHoldsEveryFieldButClocksAndProducer() {
        assertThat(lineOf(EVENT)).isEqualTo("7|1234|ann|home|c03-ad-042|banner|click|10.1.2.3");
    }

    @Test
    void anEventDatedBeforeTheStartHasANegativeOffset() {
        assertThat(lineOf(EVENT.replace("1700000001234", "1699999999999"))).startsWith("7|-1|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"click\" -> \"hover\"",
                "1700000001234, -> null,",
                "1700000001234, -> \"1700000001234\",",
                "\"event_time_ms\":1700000001234, -> ",
                "\"user_id\" -> \"user\"",
                "\"ann\" -> null",
                "} -> ",
                "} -> }}",
                "{ -> "
            })
    void whatIsNotExactlyAnEventIsMalformed(String change) {
        String[] fromTo = change.split(" -> ", 2);
        String changed = EVENT.replace(fromTo[0], fromTo[1]);

        assertThat(changed).isNotEqualTo(EVENT);
        assertThat(lineOf(changed)).isEqualTo("7|malformed");
    }

    @Test
    void malformedRecordsTakeTurnsInTheWaysTheyAreMalformed() {
        List<String> values = new ArrayList<>();
        Given.defaults()
                .withMalformed(8)
                .events(42, 12_000)
                .filter(AdEventStream::malformed)
                .forEach(event -> {
                    byte[] value = encode(event);
                    values.add(value == null ? "tombstone" : new String(value, StandardCharsets.UTF_8));
                });

        assertThat(values).hasSize(8);
        assertThatThrownBy(() -> JSON.readTree(values.get(0))).isInstanceOf(JsonProcessingException.class);
        assertThat(values.get(1)).startsWith("{\"producer_id\"");
        assertThatThrownBy(() -> JSON.readTree(values.get(1))).isInstanceOf(JsonProcessingException.class);
        assertThat(values.get(2)).isEmpty();
        assertThat(values.get(3)).isEqualTo("tombstone");
        assertThat(values.get(4)).contains("\"event_time_ms\":null");
        assertThat(values.get(5)).doesNotContain("event_time_ms").contains("ip_address");
        assertThat(values.get(6)).contains("\"event_time_ms\":\"noon\"");
        assertThat(values.subList(4, 7))
                .allSatisfy(json -> assertThatCode(() -> JSON.readTree(json)).doesNotThrowAnyException());
        assertThat(values.get(7)).isEqualTo(values.get(0));
    }
}
