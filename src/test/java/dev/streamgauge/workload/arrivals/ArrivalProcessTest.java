package dev.streamgauge.workload.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.experiment.Load.Arrivals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalProcessTest {

    private static ArrivalProcess process(ArrivalKind kind, double highFactor) {
        return ArrivalProcess.of(new Arrivals(kind, Duration.ofSeconds(2), Duration.ofSeconds(8), highFactor), 400);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasTheMeanRateAskedFor(ArrivalKind kind) {
        assertThat(process(kind, 4).meanRateHz()).isCloseTo(400, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameArrivals(ArrivalKind kind) {
        assertThat(Sample.offsets(process(kind, 4), 42, 10_000))
                .isEqualTo(Sample.offsets(process(kind, 4), 42, 10_000));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNIFORM")
    void anotherSeedGivesOtherArrivals(ArrivalKind kind) {
        assertThat(Sample.offsets(process(kind, 4), 42, 100)).isNotEqualTo(Sample.offsets(process(kind, 4), 43, 100));
    }

    @ParameterizedTest
    @EnumSource
    void offsetsNeverDecreaseAtRatesAboveOneANanosecond(ArrivalKind kind) {
        ArrivalProcess fast =
                ArrivalProcess.of(new Arrivals(kind, Duration.ofNanos(200), Duration.ofNanos(800), 4), 2e9);

        assertThat(Sample.offsets(fast, 42, 100_000)).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void thePathIsTheOneThatTheArrivalsPassThrough(ArrivalKind kind) {
        ArrivalProcess process = process(kind, 4);
        List<StatePath.Segment> segments =
                process.path(42, Duration.ofSeconds(100)).segments();
        dev.streamgauge.workload.arrivals.Arrivals arrivals = process.arrivals(42);
        arrivals.advance();

        long end = 0;
        for (StatePath.Segment segment : segments) {
            assertThat(segment.startNanos()).isEqualTo(end);
            end = segment.endNanos();
            for (; arrivals.offsetNanos() < end; arrivals.advance()) {
                assertThat(arrivals.state()).isEqualTo(segment.state());
            }
        }
        assertThat(end).isEqualTo(100_000_000_000L);
    }

    @Test
    void aBurstStateThatTakesAllTheRateLeavesTheOtherStateSilent() {
        ArrivalProcess process = process(ArrivalKind.SWITCHED, 5);

        assertThat(process.rateHz(StateCursor.LOW)).isZero();
        double[] counts = Sample.counts(process, 42, Duration.ofSeconds(2), 500);
        for (int stretch = 0; stretch < counts.length; stretch++) {
            assertThat(counts[stretch] > 0).isEqualTo(stretch % 5 == 0);
        }
    }

    @Test
    void burstsThatAloneExceedTheMeanRateAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> process(ArrivalKind.MMPP, 5.1))
                .withMessageContaining("evened out");
    }

    @Test
    void burstsBelowTheMeanRateAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> process(ArrivalKind.MMPP, 0.9))
                .withMessageContaining("evened out");
    }

    @Test
    void thePathIsNotKnownBeyondItsHorizon() {
        StatePath path = process(ArrivalKind.SPP, 4).path(42, Duration.ofSeconds(1));

        assertThat(path.expectedArrivals(1_000_000_000)).isCloseTo(400, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.expectedArrivals(1_000_000_001))
                .withMessageContaining("1000000001");
    }
}
