package dev.streamgauge.bench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.bench.rig.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceLinesTest {

    @Test
    void itsIntervalsAddUpAndItsSummaryIsLeftOut() {
        // given
        List<String> lines = List.of(
                "12:00:00.000 INFO  KafkaProducer - something else",
                "5000000 records sent, 1000000.0 records/sec (234.60 MB/sec), 12.3 ms avg latency, 345.0 ms max latency.",
                "3000600 records sent, 600000.0 records/sec (140.76 MB/sec), 12.3 ms avg latency, 345.0 ms max latency.",
                "8000600 records sent, 799980.0 records/sec (187.68 MB/sec), 1.00 ms avg latency, 2.00 ms max latency,"
                        + " 1 ms 50th, 2 ms 95th, 3 ms 99th, 4 ms 99.9th.");

        // when
        List<Tally> tallies = ReferenceLines.tallies(lines);

        // then
        assertThat(tallies).extracting(Tally::records).containsExactly(5_000_000L, 8_000_600L);
        assertThat(tallies.get(0).seconds()).isCloseTo(5, within(1e-9));
        assertThat(tallies.get(1).seconds()).isCloseTo(10.001, within(1e-9));
    }

    @Test
    void anIntervalInWhichNothingArrivedTellsNoTime() {
        assertThat(ReferenceLines.tallies(List.of(
                        "0 records sent, 0.0 records/sec (0.00 MB/sec), NaN ms avg latency, 0.0 ms max latency.")))
                .isEmpty();
    }
}
