package dev.streamgauge.bench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuSeriesTest {

    private static final long MILLION = 1_000_000;

    /** Process 1 keeps one core busy, process 2 starts after a second and keeps a half, others another half. */
    private static final CpuSeries SERIES = new CpuSeries(List.of(
            new CpuSeries.Sample(10_000, Map.of(1L, 7_000 * MILLION), 0),
            new CpuSeries.Sample(11_000, Map.of(1L, 8_000 * MILLION, 2L, 0L), 1_500e6),
            new CpuSeries.Sample(13_000, Map.of(1L, 10_000 * MILLION, 2L, 1_000 * MILLION), 5_500e6)));

    @Test
    void coresAreCpuTimeOverTime() {
        assertThat(SERIES.cores(List.of(1L), 10_000, 13_000)).isCloseTo(1, within(1e-9));
        assertThat(SERIES.machineCores(11_000, 13_000)).isCloseTo(2, within(1e-9));
    }

    @Test
    void processesAreAddedUp() {
        assertThat(SERIES.cores(List.of(1L, 2L), 11_000, 13_000)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void betweenTwoSamplesCpuTimeGrowsEvenly() {
        assertThat(SERIES.cores(List.of(2L), 11_300, 12_100)).isCloseTo(0.5, within(1e-9));
        assertThat(SERIES.cores(List.of(2L), 10_500, 11_500)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aProcessThatIsNotThereYetHasSpentNothing() {
        assertThat(SERIES.cores(List.of(2L), 10_000, 11_000)).isZero();
    }

    @Test
    void whatNobodyWatchedIsRefused() {
        assertThatThrownBy(() -> SERIES.cores(List.of(1L), 9_999, 11_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CPU time at 9999 was asked for, but was watched from 10000 to 13000");
        assertThatThrownBy(() -> SERIES.machineCores(11_000, 13_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
