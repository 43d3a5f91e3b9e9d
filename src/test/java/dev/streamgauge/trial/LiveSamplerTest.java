package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.ResourceRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSamplerTest {

    private final List<LiveSample> samples = new ArrayList<>();

    private final class Onlooker implements Progress {

        private final boolean closely;

        Onlooker(boolean closely) {
            this.closely = closely;
        }

        @Override
        public void enters(PlannedTrial trial, Phase phase, Duration expected) {}

        @Override
        public void sees(PlannedTrial trial, long sent, long results) {}

        @Override
        public void samples(PlannedTrial trial, LiveSample sample) {
            samples.add(sample);
        }

        @Override
        public boolean looksClosely() {
            return closely;
        }
    }

    private LiveSampler sampler(Given given, boolean closely) {
        return new LiveSampler(given.plan(1).trials().get(0), new Onlooker(closely));
    }

    @Test
    void ratesAreOfTheTimeSinceTheLastSampleWhenSecondsWerePassedOver() {
        LiveSampler sampler = sampler(Given.defaults(), true);

        sampler.ended(0, 500, 0, List.of(), 20L);
        sampler.ended(3, 1400, 6, List.of(new ResourceRow(3, "kafka", 0.5, 512, null)), null);

        assertThat(samples).extracting(LiveSample::sentHz).containsExactly(500.0, 300.0);
        assertThat(samples).extracting(LiveSample::resultsHz).containsExactly(0.0, 2.0);
        assertThat(samples).extracting(LiveSample::sent).containsExactly(500L, 1400L);
        assertThat(samples).extracting(LiveSample::backlog).containsExactly(20L, null);
        assertThat(samples.get(1).resources()).hasSize(1);
    }

    @Test
    void latenciesAreThoseSinceTheLastSample() {
        LiveSampler sampler = sampler(Given.defaults(), true);

        sampler.latency().enter(2_100_000_000L);
        sampler.latency().enter(-1_000L);
        sampler.ended(0, 500, 2, List.of(), null);
        sampler.ended(1, 1000, 2, List.of(), null);

        assertThat(samples.get(0).latencyMs().count()).isEqualTo(2);
        assertThat(samples.get(0).latencyMs().min())
                .as("two clocks of a machine may differ a little")
                .isZero();
        assertThat(samples.get(0).latencyMs().max()).isCloseTo(2100, within(21.0));
        assertThat(samples.get(1).latencyMs().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyWindowIsEntered(boolean closely) {
        assertThat(enteredOf640(sampler(Given.defaults(), closely))).isEqualTo(640);
    }

    @ParameterizedTest
    @CsvSource({"false, 10", "true, 640"})
    void ofRecordsOneInManyIsEnteredUnlessSomebodyLooksClosely(boolean closely, int entered) {
        assertThat(enteredOf640(new LiveSampler(RecordAccountTest.inference(), new Onlooker(closely))))
                .isEqualTo(entered);
    }

    private long enteredOf640(LiveSampler sampler) {
        for (int result = 0; result < 640; result++) {
            sampler.latency().enter(5_000_000);
        }
        sampler.ended(0, 640, 640, List.of(), null);
        return samples.get(0).latencyMs().count();
    }
}
