package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {

    private static long nextStart(String arrivals, String window, long notBeforeMillis) {
        return Alignment.nextStart(
                Given.defaults().withArrivals(arrivals).withWindow(window).configuration(), notBeforeMillis);
    }

    @ParameterizedTest
    @CsvSource({"6000, 6000", "6001, 8000", "7999, 8000", "1700000000001, 1700000002000"})
    void aLoadStartsAtTheNextWholeNumberOfWindowsSinceTheEpoch(long notBefore, long start) {
        assertThat(nextStart("spp", "2 s", notBefore)).isEqualTo(start);
        assertThat(nextStart("uniform", "2 s", notBefore)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"3 s, 30000", "4 s, 20000", "10 s, 10000", "20 s, 20000"})
    void trafficOnAFixedCycleStartsAtAWholeNumberOfCyclesToo(String window, long leastCommonMultiple) {
        assertThat(nextStart("switched", window, 1)).isEqualTo(leastCommonMultiple);
        assertThat(nextStart("switched", window, leastCommonMultiple)).isEqualTo(leastCommonMultiple);
        assertThat(nextStart("switched", window, leastCommonMultiple + 1)).isEqualTo(2 * leastCommonMultiple);
    }

    @ParameterizedTest
    @CsvSource({"3 s, 3000", "4 s, 4000"})
    void randomBurstsHaveNoCycleToAlignTo(String window, long start) {
        assertThat(nextStart("mmpp", window, 1)).isEqualTo(start);
    }
}
