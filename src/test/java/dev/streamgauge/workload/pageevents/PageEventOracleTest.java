package dev.streamgauge.workload.pageevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.records.RecordText;
import dev.streamgauge.workload.records.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageEventOracleTest {

    private static final int EVENT = 9_005;

    /** What the job adds: its batch, and its two times. */
    private static final String OWN = ",17,1700000000100000000,1700000000123456789";

    private final PageEventWorkload workload =
            Given.paced().ofUsers(1_000).withMalformed(100).workload(42);
    private final RecordOracle oracle = workload.records().orElseThrow();
    private final List<Sent> sent = Given.sent(workload);

    private static byte[] bytes(String text) {
        return RecordText.bytes(text);
    }

    /** The fields that a result repeats, by a way of their own. */
    private static String repeated(String event) {
        return event.replaceFirst(
                "^.\"event_id\":(\\d+),.*,\"user_id\":(\\d+),\"event_type\":\"([a-z]+)\",\"value\":([0-9.]+),.*$",
                "$1,$2,$3,$4");
    }

    /** Its fields are 9005, 5, view, and a value. */
    private String event() {
        return repeated(sent.get(EVENT).text());
    }

    @Test
    void aResultThatRepeatsItsEventIsRightForEveryOneThatIsWellFormed() {
        assertThat(sent).hasSizeGreaterThan(9_000).allSatisfy(record -> {
            if (!record.malformed()) {
                assertThat(oracle.admits(record.index(), bytes(repeated(record.text()) + OWN)))
                        .isTrue();
            }
        });
    }

    @Test
    void aResultTellsItsBatchAndWhenItWasTakenUpAndComputed() {
        byte[] result = bytes(event() + OWN);

        assertThat(oracle.batch(result)).isEqualTo(17);
        assertThat(oracle.takenNanos(result)).isEqualTo(1_700_000_000_100_000_000L);
        assertThat(oracle.computedNanos(result)).isEqualTo(1_700_000_000_123_456_789L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",,,", "17", "1,2,", "1,,3", ",-1,2,", "1,2,x", "99999999999999999999"})
    void whatTellsNoTimesIsUnknownAndNotRight(String result) {
        byte[] value = bytes(result);

        assertThat(List.of(oracle.batch(value), oracle.takenNanos(value), oracle.computedNanos(value)))
                .contains(RecordOracle.UNKNOWN);
        assertThat(oracle.admits(EVENT, value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^9005 | 9006",
                "^9005 | 09005",
                ",5, | ,6,",
                "view | click",
                "view | VIEW",
                "([0-9])$ | $11",
                "[0-9.]+$ | NaN",
                "[0-9.]+$ | value",
                "$ | ,more"
            })
    void oneWrongFieldMakesAResultWrong(String field, String other) {
        assertThat(oracle.admits(EVENT, bytes(event() + OWN))).isTrue();
        String wrong = event().replaceFirst(field, other);

        assertThat(wrong).isNotEqualTo(event());
        assertThat(oracle.admits(EVENT, bytes(wrong + OWN))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",17,1700000000100000000",
                ",17,1700000000100000000,",
                ",17,,1700000000123456789",
                ",x,1700000000100000000,1700000000123456789",
                ",17,1700000000100000000,-1700000000123456789",
                ",17,1700000000100000000,1700000000123456789\n"
            })
    void withoutABatchOrATimeAResultIsWrong(String own) {
        assertThat(oracle.admits(EVENT, bytes(event() + own))).isFalse();
    }

    @Test
    void aValueMayBeWrittenInMoreDigitsOrFewer() {
        String more = event().replaceFirst("$", "0000000000001");
        double value = Double.parseDouble(event().replaceFirst(".*,", ""));

        assertThat(oracle.admits(EVENT, bytes(more + OWN))).isTrue();
        assertThat(oracle.admits(EVENT, bytes(event().replaceFirst("[0-9.]+$", Double.toString(value)) + OWN)))
                .isTrue();
        assertThat(oracle.admits(EVENT, bytes(event().replaceFirst("[0-9.]+$", "" + (value + 2e-9)) + OWN)))
                .isFalse();
    }

    @Test
    void theResultOfAnotherEventIsWrong() {
        assertThat(oracle.admits(EVENT + 4, bytes(event() + OWN))).isFalse();
        assertThat(oracle.admits(-1, bytes(event() + OWN))).isFalse();
    }

    @Test
    void aMalformedRecordHasNoRightResult() {
        assertThat(sent).filteredOn(Sent::malformed).hasSize(100).allSatisfy(record -> {
            assertThat(oracle.malformed(record.index())).isNotNull();
            assertThat(oracle.admits(record.index(), bytes(event().replaceFirst("^[0-9]+", "" + record.index()) + OWN)))
                    .isFalse();
        });
    }

    @Test
    void theCanonicalResultHasNeitherBatchNorTimesNorAnEnginesWayOfWritingAValue() {
        String expected = EVENT + "|" + event();

        assertThat(oracle.canonicalResult(EVENT, bytes(event() + OWN))).isEqualTo(expected);
        assertThat(oracle.canonicalResult(EVENT, bytes(event() + "000,18,3,4"))).isEqualTo(expected);
    }

    @Test
    void theCanonicalResultOfWhatIsWrongShowsWhatIsWrong() {
        assertThat(oracle.canonicalResult(EVENT, bytes("9005,6,view,1.00" + OWN)))
                .isEqualTo("9005|9005,6,view,1.00");
        assertThat(oracle.canonicalResult(EVENT, bytes("no result"))).isEqualTo("9005|no result");
    }

    @Test
    void thereIsNoModel() {
        assertThat(oracle.model()).isEmpty();
        assertThat(oracle.jobParameters()).isEmpty();
    }
}
