package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.evidence.ResultRow;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job may write as a result, and how what it may not write is told. */
class ResultDecoderTest {

    private static final String RESULT =
            "{\"window_start_ms\":1700000000000,\"window_end_ms\":1700000002000,\"views\":2298,\"clicks\":153,"
                    + "\"ctr\":0.06657963446475196,\"latest_kafka_ts_ms\":1700000002007,"
                    + "\"max_producer_ns\":1700000001999051302,\"computed_ns\":1700000006654713205}";

    private static final ResultRow ROW = new ResultRow(
            1,
            7,
            1_700_000_006_660L,
            1_700_000_006_661_000_000L,
            1_700_000_000_000L,
            1_700_000_002_000L,
            2298,
            153,
            0.06657963446475196,
            1_700_000_002_007L,
            1_700_000_001_999_051_302L,
            1_700_000_006_654_713_205L);

    private final ResultDecoder decoder = new ResultDecoder();

    private ResultRow decode(@Nullable String value) throws UnreadableResultException {
        return decoder.decode(
                1,
                7,
                1_700_000_006_660L,
                1_700_000_006_661_000_000L,
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private void assertUnreadable(@Nullable String value, String reason) {
        assertThatThrownBy(() -> decode(value))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessageContaining(reason);
    }

    private static String changed(String from, String to) {
        assertThat(RESULT).contains(from);
        return RESULT.replace(from, to);
    }

    @Test
    void everyFieldIsReadToItsLastDigit() throws UnreadableResultException {
        assertThat(decode(RESULT)).isEqualTo(ROW);
    }

    @Test
    void fieldsMayComeInAnyOrderWithOthersAmongThemAndBlanksBetween() throws UnreadableResultException {
        String reordered = changed("\"views\":2298,", "")
                .replace("{", "{ \"job\" : {\"views\":1,\"of\":[1,{\"clicks\":2}]}, ")
                .replace("3205}", "3205 , \"note\":null, \"views\" : 2298 }");

        assertThat(decode(reordered)).isEqualTo(ROW);
    }

    @Test
    void aCampaignIsReadIfThereIsOneAndForgottenWithTheNextResult() throws UnreadableResultException {
        String ofCampaign = changed("\"views\"", "\"campaign_id\":\"c07\",\"views\"");

        assertThat(decode(ofCampaign).campaign()).isEqualTo("c07");
        assertThat(decode(RESULT)).isEqualTo(ROW);
        assertThat(decode(ofCampaign.replace("\"c07\"", "null"))).isEqualTo(ROW);
        assertUnreadable(ofCampaign.replace("\"c07\"", "7"), "no text in field campaign_id");
    }

    @Test
    void aRateWithoutAPointIsANumberToo() throws UnreadableResultException {
        assertThat(decode(changed("0.06657963446475196", "0")).ctr()).isZero();
        assertThat(decode(changed("0.06657963446475196", "1.5E-3")).ctr()).isEqualTo(0.0015);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window_start_ms",
                "window_end_ms",
                "views",
                "clicks",
                "ctr",
                "latest_kafka_ts_ms",
                "max_producer_ns",
                "computed_ns"
            })
    void aFieldThatIsMissingIsNamed(String field) {
        assertUnreadable(changed("\"" + field + "\"", "\"other\""), "no number in field " + field + " of {");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"views\":2298', '\"views\":null', no number in field views",
        "'\"views\":2298', '\"views\":\"2298\"', no number in field views",
        "'\"views\":2298', '\"views\":{\"views\":1}', no number in field views",
        "'\"views\":2298', '\"views\":2298.0', no whole number in field views",
        "'\"views\":2298', '\"views\":22980000000000000000', no whole number in field views",
        "0.06657963446475196, null, no number in field ctr",
        "0.06657963446475196, '\"NaN\"', no number in field ctr",
        "1700000006654713205, 1.7e18, no whole number in field computed_ns",
    })
    void aFieldThatIsNotWhatItMustBeIsNamedWithTheRecord(String from, String to, String reason) {
        String value = changed(from, to);

        assertUnreadable(value, reason + " of " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "\"views\"", "null"})
    void whatIsNoObjectHasNoField(String value) {
        assertUnreadable(value, "no number in field window_start_ms of " + value);
    }

    @ParameterizedTest
    @CsvSource({"not a result, Unrecognized token", "'{\"views\":', Unexpected end-of-input", "'{\"views\":01}', zero"})
    void whatIsNoJsonIsToldAsTheParserTellsIt(String value, String reason) {
        assertUnreadable(value, reason);
    }

    @Test
    void aRecordWithoutAValueIsTold() {
        assertUnreadable(null, "no value");
    }

    @Test
    void anUnreadableRecordLeavesNothingBehindForTheNext() throws UnreadableResultException {
        assertUnreadable(changed("\"computed_ns\":1700000006654713205", "\"computed_ns\":true"), "computed_ns");
        assertUnreadable("{}", "no number in field window_start_ms");

        assertThat(decode(RESULT)).isEqualTo(ROW);
    }
}
