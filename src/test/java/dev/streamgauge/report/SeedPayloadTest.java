package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.ResultRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedPayloadTest {

    private static ResultRow result(
            long startMs, String campaign, long views, long clicks, long appendedMs, long seenNs) {
        return new ResultRow(
                0,
                0,
                appendedMs + 4_000,
                seenNs,
                startMs,
                startMs + 2_000,
                campaign,
                views,
                clicks,
                clicks / (double) views,
                appendedMs,
                (appendedMs - 2) * 1_000_000 + 999_999,
                seenNs - 1);
    }

    @Test
    void aMessageHoldsEachCampaignOfAWindowOnceWithItsLastResult() {
        List<String> messages = SeedPayload.of(List.of(
                result(2_000, "c00", 4, 1, 3_990, 70),
                result(0, "unknown", 2, 1, 1_980, 60),
                result(0, "c01", 8, 2, 1_999, 62),
                result(0, "c01", 4, 2, 1_500, 61)));

        assertThat(messages)
                .containsExactly(
                        "{\"window_id\":0,\"latest_produce_time\":1997,\"latest_insert_time\":1999,\"ctr_results\":["
                                + "{\"campaign_id\":\"c01\",\"views\":8,\"clicks\":2,\"ctr\":0.25},"
                                + "{\"campaign_id\":\"unknown\",\"views\":2,\"clicks\":1,\"ctr\":0.5}]}",
                        "{\"window_id\":2000,\"latest_produce_time\":3988,\"latest_insert_time\":3990,\"ctr_results\":["
                                + "{\"campaign_id\":\"c00\",\"views\":4,\"clicks\":1,\"ctr\":0.25}]}");
    }
}
