package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Testbed;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

/** Kills as the warm-up begins, as the drain begins, and twice in a row: nothing is lost, nothing hangs, nothing stays behind. */
@StreamExperiment("faults/worst-moments.yaml")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorstMomentsFaultsExperiment {

    private static final int SIGKILLED = 137;

    @Trials
    void loseNothingAndLeaveNoProcessBehind(Trial trial, Testbed testbed) {
        // when
        Judgement judgement = trial.run();

        // then
        assertThat(judgement).wasFinished().keepsItsGuarantee().recovered().lostNothing();
        Recovery recovery = Objects.requireNonNull(judgement.evidence().recovery());
        assertThat(recovery.strikes())
                .hasSize(Integer.parseInt(trial.levels().get("times")))
                .extracting(Recovery.Strike::exitStatus)
                .containsOnly(SIGKILLED);
        assertThat(alive(judgement, recovery, testbed))
                .as("processes that the trial left behind")
                .isEmpty();
    }

    /** What runs of all that the trial tells of, and of what descends from this process, but for the broker, which goes on. */
    private static Set<Long> alive(Judgement judgement, Recovery recovery, Testbed testbed) {
        Set<Long> broker = testbed.brokerProcesses().stream()
                .map(process -> process.pid().orElseThrow())
                .collect(Collectors.toSet());
        LongStream told = judgement.evidence().manifest().processes().stream()
                .map(Manifest.ProcessRecord::pid)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue);
        LongStream struck = recovery.strikes().stream().mapToLong(Recovery.Strike::pid);
        return Stream.concat(
                        LongStream.concat(told, struck)
                                .mapToObj(ProcessHandle::of)
                                .flatMap(found -> found.stream()),
                        ProcessHandle.current().descendants())
                .filter(process -> process.isAlive() && !broker.contains(process.pid()))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
