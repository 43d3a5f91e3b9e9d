package dev.streamgauge.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.junit.Producers;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** As one of the published generators works: it sends what a second is to hold, then sleeps until the next one. */
@StreamExperiment("faults/bursty-generator.yaml")
class BurstyGeneratorFaultsExperiment {

    private static final int RATE = 500;

    @Trials
    void doesNotCountAndIsNamed(Trial trial, Producers producers) {
        // given
        producers.intercept(sink -> (index, sentNanos, producer, partition, value, fate) -> {
            if (index % RATE == 0) {
                StandStill.untilTheNextSecond();
            }
            sink.send(index, sentNanos, producer, partition, value, fate);
        });

        // when
        Manifest manifest = trial.run().evidence().manifest();

        // then
        assertThat(manifest.valid()).isFalse();
        assertThat(manifest.invalidReasons())
                .anyMatch(reason -> reason.startsWith("the schedule was not kept: half of the events"))
                .anyMatch(reason -> reason.startsWith("the generator sent in bursts of its own: index of dispersion"));
        assertThat(manifest.certificate().schedule().holds()).isTrue();
    }
}
