package dev.streamgauge.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.junit.Producers;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.time.Duration;

/** A generator that takes longer for each send than the mean gap between events. */
@StreamExperiment("faults/slow-generator.yaml")
class SlowGeneratorFaultsExperiment {

    private static final Duration EACH_SEND = Duration.ofNanos(2_500_000);

    @Trials
    void doesNotCountAndIsNamed(Trial trial, Producers producers) {
        // given
        producers.intercept(sink -> (index, sentNanos, producer, partition, value, fate) -> {
            StandStill.of(EACH_SEND);
            sink.send(index, sentNanos, producer, partition, value, fate);
        });

        // when
        Judgement judgement = trial.run();
        Manifest manifest = judgement.evidence().manifest();

        // then
        assertThat(manifest.valid()).isFalse();
        assertThat(manifest.invalidReasons())
                .anyMatch(reason -> reason.startsWith("the generator could not keep its rate: only "))
                .anyMatch(reason -> reason.startsWith("the sends strayed from the schedule: sup|F_sent"));
        assertThat(judgement.inDoubt())
                .as("windows that lack what was sent too late are not the engine's fault")
                .isTrue();
    }
}
