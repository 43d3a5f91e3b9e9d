package dev.streamgauge.workload.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedPlacesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "10, 1", "10, 3", "100, 100", "100, 250", "9999, 10", "100000, 10000"})
    void asManyAsAskedForStandAmongTheOthersInTheirTurnAndEvenly(long wellFormed, int malformed) {
        MalformedPlaces places = new MalformedPlaces(wellFormed, malformed);
        long all = wellFormed + malformed;

        long[] positions = LongStream.range(0, 2 * all)
                .filter(position -> places.turnAt(position) != MalformedPlaces.NONE)
                .toArray();

        assertThat(positions).hasSize(malformed).doesNotContain(0);
        assertThat(LongStream.of(positions).max().orElseThrow()).isLessThan(all);
        assertThat(LongStream.of(positions).map(places::turnAt))
                .containsExactlyElementsOf(
                        LongStream.range(0, malformed).boxed().toList());
        long gap = all / (malformed + 1);
        assertThat(LongStream.range(0, malformed)
                        .map(turn -> positions[(int) turn] - (turn == 0 ? 0 : positions[(int) turn - 1])))
                .allMatch(distance -> distance == gap || distance == gap + 1);
    }

    @Test
    void whereNoneIsMalformedEveryRecordIsWellFormed() {
        assertThat(LongStream.range(0, 1000).map(new MalformedPlaces(1, 0)::turnAt))
                .containsOnly(MalformedPlaces.NONE);
    }
}
