package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.junit.Producers;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** A producer that says it sent an event, and did not. */
@StreamExperiment("faults/dropped-event.yaml")
class DroppedEventFaultsExperiment {

    private static final long DROPPED = 20_000;

    @Trials
    void theWindowThatLacksItIsNamed(Trial trial, Producers producers) {
        // given
        producers.intercept(sink -> (index, sentNanos, producer, partition, value, fate) -> {
            if (index == DROPPED) {
                fate.acknowledged(index);
            } else {
                sink.send(index, sentNanos, producer, partition, value, fate);
            }
        });

        // when
        Judgement judgement = trial.run();

        // then
        WindowRow window = judgement.evidence().windows().stream()
                .filter(row -> row.status() == WindowRow.Status.WRONG)
                .findFirst()
                .orElseThrow();
        String name = "window %d..%d".formatted(window.windowStartMs(), window.windowEndMs());
        assertThatThrownBy(() -> assertThat(judgement).hasExactResults())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name + " is wrong");
        assertThatThrownBy(() -> assertThat(judgement).lostNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("event 20000")
                .hasMessageContaining(name);
        assertThatThrownBy(() -> assertThat(judgement).holds()).isInstanceOf(AssertionError.class);
    }
}
