package dev.streamgauge.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.junit.Producers;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** As one of the published generators works: it sends what a second is to hold when that is over, at once. */
@StreamExperiment("faults/bursty-generator.yaml")
class BurstyGeneratorFaultsExperiment {

    private static final int RATE = 500;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private long begunNanos;

    @Trials
    void doesNotCountAndIsNamed(Trial trial, Producers producers) {
        // given
        producers.intercept(sink -> (index, sentNanos, producer, partition, value, fate) -> {
            if (index == 0) {
                begunNanos = System.nanoTime();
            }
            if (index % RATE == 0) {
                StandStill.until(begunNanos + (index / RATE + 1) * SECOND_NANOS);
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
