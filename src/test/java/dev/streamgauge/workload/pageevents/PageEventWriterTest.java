package dev.streamgauge.workload.pageevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.records.RecordText;
import dev.streamgauge.workload.records.Sent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEventWriterTest {

    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 200_000;

    private static JsonNode parsed(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void anEventIsWrittenAsTheSeedDoes() {
        PageEventWriter writer = new PageEventWriter(new PageEvents(10_000, 42), 160);

        String text = RecordText.text(writer.write(30_003, Given.SENT_NANOS));

        assertThat(text)
                .matches("\\{\"event_id\":30003,\"created_ts\":1700000000123,\"user_id\":3,\"event_type\":\"login\","
                        + "\"value\":\\d{1,2}\\.\\d\\d,\"payload\":\"x+\"}");
    }

    @Test
    void everyFieldIsAsAParserReadsIt() throws IOException {
        List<String> types = List.of("click", "view", "purchase", "login");

        for (Sent event : Given.paced().ofUsers(100).sent(42)) {
            JsonNode fields = parsed(event.text());

            assertThat(fields.get("event_id").longValue()).isEqualTo(event.index());
            assertThat(fields.get("created_ts").longValue()).isEqualTo(1_700_000_000_123L);
            assertThat(fields.get("user_id").longValue()).isEqualTo(event.index() % 100);
            assertThat(fields.get("event_type").textValue()).isEqualTo(types.get((int) (event.index() % 4)));
            assertThat(fields.get("value").doubleValue()).isBetween(0.0, 99.99);
            assertThat(fields.get("payload").textValue()).matches("x+");
        }
    }

    @Test
    void valuesAreSpreadEvenly() {
        PageEvents events = new PageEvents(10_000, 42);

        assertThat(LongStream.range(0, 100_000)
                        .map(events::valueHundredths)
                        .average()
                        .orElseThrow())
                .isCloseTo(4_999.5, within(3.9 * 2_887 / Math.sqrt(100_000)));
        assertThat(LongStream.range(0, 200_000).map(events::valueHundredths).distinct())
                .hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {Load.PageEvents.FEWEST_BYTES, 200, 5_000})
    void anEventIsAsLongAsItWasAskedFor(int bytes) {
        assertThat(Given.bulk().ofBytes(bytes).sent(42))
                .allSatisfy(event -> assertThat(event.bytes()).hasSize(bytes));
    }

    @Test
    void theShortestEventHasRoomForTheGreatestNumbers() throws IOException {
        PageEventWriter writer =
                new PageEventWriter(new PageEvents(Integer.MAX_VALUE, 42), Load.PageEvents.FEWEST_BYTES);

        JsonNode fields = parsed(RecordText.text(writer.write(Long.MAX_VALUE - 5, Long.MAX_VALUE)));

        assertThat(fields.get("event_id").longValue()).isEqualTo(Long.MAX_VALUE - 5);
        assertThat(fields.get("event_type").textValue()).isEqualTo("purchase");
        assertThat(fields.get("payload").textValue()).isNotEmpty();
    }

    @Test
    void anEventLeavesNoMoreBehindThanTheGeneratorThatItsValueWasDrawnFrom() {
        // given
        EventStream stream = Given.paced().workload(42).stream();
        encode(stream, WARM_UP);

        // when
        long before = allocatedBytes();
        long encoded = encode(stream, MEASURED);
        long allocated = allocatedBytes() - before;

        // then
        assertThat(encoded).isEqualTo(200L * MEASURED);
        assertThat((double) allocated / MEASURED).as("bytes for each event").isLessThan(50);
    }

    @Test
    void everyEventIsTheSameArrayFilledAnew() {
        EventStream stream = Given.bulk().workload(42).stream();

        assertThat(Stream.generate(() -> {
                            stream.advance();
                            return System.identityHashCode(stream.encode(0, 0));
                        })
                        .limit(1_000)
                        .distinct())
                .hasSize(1);
    }

    private static long encode(EventStream stream, int events) {
        long bytes = 0;
        for (int event = 0; event < events; event++) {
            stream.advance();
            byte[] value = stream.encode(0, Given.SENT_NANOS);
            bytes += value == null ? 0 : value.length;
        }
        return bytes;
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
