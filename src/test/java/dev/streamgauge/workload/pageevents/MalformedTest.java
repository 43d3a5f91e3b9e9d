package dev.streamgauge.workload.pageevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.records.MalformedPlaces;
import dev.streamgauge.workload.records.RecordText;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MalformedTest {

    private static final byte[] EVENT =
            new PageEventWriter(new PageEvents(10_000, 42), 200).write(12, Given.SENT_NANOS);

    private final PageEventWorkload workload = Given.paced().withMalformed(100).workload(42);

    @ParameterizedTest
    @EnumSource
    void aReasonIsTheOneThatTheContractGives(Malformed kind) {
        byte[] value = kind.value(EVENT);

        assertThat(AsTheContractSays.reason(value == null ? null : RecordText.text(value)))
                .isEqualTo(kind.reason());
    }

    @Test
    void nothingIsWrongWithTheEventThatTheyAreMadeFrom() {
        assertThat(AsTheContractSays.reason(RecordText.text(EVENT))).isNull();
    }

    @Test
    void noTwoKindsAreAlike() {
        Set<String> values = new HashSet<>();

        for (Malformed kind : Malformed.values()) {
            byte[] value = kind.value(EVENT);
            assertThat(values.add(value == null ? "tombstone" : RecordText.text(value)))
                    .as(kind.name())
                    .isTrue();
        }
    }

    @Test
    void theOraclesReasonIsTheOneThatTheContractGivesForEveryRecord() {
        RecordOracle oracle = workload.records().orElseThrow();

        assertThat(Given.sent(workload)).allSatisfy(record -> {
            String reason = AsTheContractSays.reason(record.text());
            assertThat(oracle.malformed(record.index())).isEqualTo(reason);
            assertThat(record.malformed()).isEqualTo(reason != null);
        });
    }

    @Test
    void everyKindHasItsTurn() {
        PageEventRecords records = new PageEventRecords(
                new PageEvents(10_000, 42), 200, new MalformedPlaces(1_000, Malformed.values().length));

        assertThat(LongStream.range(0, 1_018).mapToObj(records::flaw).filter(Objects::nonNull))
                .containsExactly(Malformed.values());
    }

    /** The contract of the jobs, written down once more for the tests alone, in the order in which it is to be checked. */
    private static final class AsTheContractSays {

        static @Nullable String reason(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return "empty";
            }
            JsonNode event;
            try {
                event = new ObjectMapper().readTree(text);
            } catch (JsonProcessingException e) {
                return "not json";
            }
            if (!event.isObject()) {
                return "not json";
            }
            boolean complete = event.path("event_id").isIntegralNumber()
                    && event.path("created_ts").isIntegralNumber()
                    && event.path("user_id").isIntegralNumber()
                    && event.path("event_type").isTextual()
                    && event.path("value").isNumber();
            return complete ? null : "missing field";
        }
    }
}
