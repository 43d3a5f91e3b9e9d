package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.junit.Probe;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Testbed;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import dev.streamgauge.process.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A broker that stands still for two seconds: what it delays counts from when it was due, and nothing is left out. */
@StreamExperiment("faults/paused-broker.yaml")
class PausedBrokerFaultsExperiment {

    private static final int RESULTS_BEFORE_THE_PAUSE = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Trials
    void delaysEveryEventThatWasDueMeanwhile(Trial trial, Probe probe, Testbed testbed) {
        // given
        AtomicInteger seen = new AtomicInteger();
        AtomicReference<CompletableFuture<Suspension>> pause = new AtomicReference<>();
        probe.onResult(result -> {
            if (seen.incrementAndGet() == RESULTS_BEFORE_THE_PAUSE) {
                long pid = testbed.brokerProcesses().get(0).pid().orElseThrow();
                pause.set(Suspension.of(pid, PAUSE));
            }
        });

        // when
        Judgement judgement = trial.run();

        // then
        assertThat(judgement).lostNothing().hasExactResults();
        Suspension paused = pause.get().join();
        Instant loadStart = judgement.evidence().manifest().clock().loadStart();
        long fromMs = Duration.between(loadStart, paused.from()).toMillis();
        long untilMs = Duration.between(loadStart, paused.until()).toMillis();
        List<ArrivalRow> dueMeanwhile = judgement.evidence().arrivals().stream()
                .filter(slot -> slot.fromMs() > fromMs && slot.fromMs() + ArrivalRow.SLOT_MS <= untilMs)
                .toList();
        assertThat(dueMeanwhile).hasSizeGreaterThan(15).allSatisfy(slot -> {
            assertThat(slot.due()).isPositive();
            assertThat(slot.sent())
                    .as("sent on schedule, whatever the broker does")
                    .isPositive();
            assertThat(slot.appended()).isZero();
            assertThat(slot.firstAppendedMs()).isGreaterThanOrEqualTo(untilMs);
        });
    }
}
