package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Fault.Action;
import dev.streamgauge.experiment.Fault.Moment;
import dev.streamgauge.experiment.Fault.Target;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.Suspension;
import dev.streamgauge.testbed.MissingAbilityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a time that passes only by being waited for; the phase begins 2 s after the load, and the strike falls 3 s later. */
class FaultInjectionTest {

    private static final long START = 1_700_000_000_000L;
    private static final Duration PHASE = Duration.ofSeconds(2);

    private final SwiftPace pace = new SwiftPace(START);
    private final TestNode broker = new TestNode("kafka", 10, pace).taking(4_000);
    private final TestNode worker = new TestNode("worker", 20, pace).taking(700);
    private final TestJob job = new TestJob().runningIn(worker.process()).with(worker);
    private final Involved involved = new Involved(broker, job);
    private FaultInjection faults = injection(Fault.NONE);

    private FaultInjection injection(Fault fault) {
        return new FaultInjection(fault, broker, job, involved, pace, this::suspend);
    }

    /** Stops no process. */
    private CompletableFuture<Suspension> suspend(long pid, Duration length) {
        long from = pace.epochMillis();
        pace.reaches(from + length.toMillis());
        return CompletableFuture.completedFuture(
                new Suspension(Instant.ofEpochMilli(from), Instant.ofEpochMilli(pace.epochMillis())));
    }

    private static Fault kill(Target target, int times, Duration every) {
        return new Fault(
                target, Action.KILL, Moment.MEASURE, Duration.ofSeconds(3), Duration.ofMillis(500), times, every);
    }

    private void strike(Fault fault) {
        faults = injection(fault);
        faults.begin(Moment.MEASURE, START, PHASE);
        await("the end of the fault").until(() -> faults.over() || faults.failure() != null);
    }

    @AfterEach
    void end() {
        faults.close();
    }

    @Test
    void aKilledProcessStaysDownForItsTimeAndIsStartedAgainUntilItWorks() {
        strike(kill(Target.BROKER, 1, Duration.ZERO));

        assertThat(broker.deeds()).containsExactly("killed at 5000", "started at 5500");
        assertThat(faults.strikes())
                .containsExactly(new Struck("kafka", 10, 137, 5_000).back(5_500).ready(9_500));
        assertThat(faults.failure()).isNull();
        assertThat(faults.down()).isEqualTo(Target.NONE);
        assertThat(involved.all())
                .extracting("name", "pid", "log")
                .contains(tuple("kafka", 10L, "kafka.log"), tuple("kafka-2", 11L, "kafka.log"));
    }

    @Test
    void strikesFallWhenTheyAreDueAlsoOnWhatDoesNotWorkAgainYet() {
        strike(kill(Target.BROKER, 2, Duration.ofSeconds(2)));

        assertThat(broker.deeds())
                .containsExactly("killed at 5000", "started at 5500", "killed at 7000", "started at 7500");
        assertThat(faults.strikes())
                .containsExactly(
                        new Struck("kafka", 10, 137, 5_000).back(5_500),
                        new Struck("kafka", 11, 137, 7_000).back(7_500).ready(11_500));
    }

    @Test
    void aPauseIsToldAsWhatStoppedTheProcessSawIt() {
        strike(new Fault(
                Target.WORKER,
                Action.PAUSE,
                Moment.MEASURE,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                1,
                Duration.ZERO));

        assertThat(faults.strikes())
                .containsExactly(
                        new Struck("worker", 20, null, 5_000).back(7_000).ready(7_700));
        assertThat(worker.deeds()).isEmpty();
    }

    private static Fault cut(Target target) {
        return new Fault(
                target,
                Action.DISCONNECT,
                Moment.MEASURE,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                1,
                Duration.ZERO);
    }

    @Test
    void aProcessThatIsCutOffRunsOnAndIsConnectedAgain() {
        worker.enclosed();
        strike(cut(Target.WORKER));

        assertThat(faults.strikes())
                .containsExactly(
                        new Struck("worker", 20, null, 5_000).back(7_000).ready(7_700));
        assertThat(worker.deeds()).isEmpty();
        assertThat(worker.process().alive()).isTrue();
    }

    @Test
    void aProcessInAPlaceOfItsOwnIsPausedThereWithAllThatItHasStarted() {
        worker.enclosed();
        faults = new FaultInjection(
                new Fault(
                        Target.WORKER,
                        Action.PAUSE,
                        Moment.MEASURE,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        1,
                        Duration.ZERO),
                broker,
                job,
                involved,
                pace,
                (pid, length) -> CompletableFuture.failedFuture(new IllegalStateException("only the process itself")));
        faults.begin(Moment.MEASURE, START, PHASE);
        await("the end of the fault").until(() -> faults.over() || faults.failure() != null);

        assertThat(faults.failure()).isNull();
        assertThat(faults.strikes()).hasSize(1);
    }

    @Test
    void aProcessThatSharesOurNetworkCannotBeCutOff() {
        assertThatThrownBy(() -> injection(cut(Target.WORKER)))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessageStartingWith("worker shares a network with this JVM, and cannot be cut off from it.")
                .hasMessageContaining("-Dtestbed=containers");
    }

    @Test
    void whenTheEngineNoticedIsAskedAndAskedAgain() {
        job.noticing(Instant.ofEpochMilli(START + 5_800));
        strike(kill(Target.WORKER, 1, Duration.ZERO));

        assertThat(faults.strikes().get(0).noticedMs()).isEqualTo(5_800);

        FaultInjection later = injection(kill(Target.WORKER, 1, Duration.ZERO));
        job.noticing(Instant.EPOCH);
        later.begin(Moment.MEASURE, START, Duration.ofSeconds(10));
        await("the end of the fault").until(later::over);
        assertThat(later.strikes().get(0).noticedMs()).isNull();
        job.noticing(Instant.ofEpochMilli(START + 14_000));
        later.askAgain();
        assertThat(later.strikes().get(0).noticedMs()).isEqualTo(14_000);
    }

    @Test
    void whatDoesNotWorkAgainInAMinuteBreaksItOff() {
        broker.taking(Duration.ofHours(1).toMillis());

        strike(kill(Target.BROKER, 1, Duration.ZERO));

        assertThat(faults.failure())
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("Waited 60000 ms in vain for kafka to work again after its kill.");
        assertThat(faults.over()).isFalse();
        assertThat(faults.down()).as("its death is no news").isEqualTo(Target.BROKER);
    }

    @Test
    void anotherPhaseIsNoneOfItsBusiness() {
        faults = injection(kill(Target.BROKER, 1, Duration.ZERO));

        faults.begin(Moment.WARM_UP, START, Duration.ZERO);
        faults.begin(Moment.DRAIN, START, PHASE);
        faults.close();

        assertThat(broker.deeds()).isEmpty();
        assertThat(faults.over()).isFalse();
    }

    @Test
    void nothingIsStartedOnceItHasEnded() {
        faults = injection(kill(Target.BROKER, 1, Duration.ZERO));
        pace.end();

        faults.begin(Moment.MEASURE, START, PHASE);
        faults.close();

        assertThat(broker.deeds()).isEmpty();
        assertThat(faults.over()).isFalse();
    }

    @Test
    void whatCannotBeStruckHereIsAMissingAbility() {
        assertThatThrownBy(() -> injection(kill(Target.COORDINATOR, 1, Duration.ZERO)))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessageStartingWith(
                        "There is no coordinator that a fault could strike, as broker and engine run here.");
        broker.notToBeStruck();
        assertThatThrownBy(() -> injection(kill(Target.BROKER, 1, Duration.ZERO)))
                .isInstanceOf(MissingAbilityException.class);
    }

    @Test
    void withoutAFaultItIsOverBeforeItBegins() {
        assertThat(faults.over()).isTrue();
        assertThat(faults.begun()).isFalse();
        assertThat(faults.strikes()).isEmpty();
    }

    @Test
    void afterTheFirstStrikeOnlyWhatIsForGoodIsTrouble() {
        job.inTrouble("restarted");
        assertThat(faults.trouble()).contains("restarted");

        strike(kill(Target.WORKER, 1, Duration.ZERO));

        assertThat(faults.trouble()).isEmpty();
        job.inTrouble("for good");
        assertThat(faults.trouble()).contains("for good");
    }
}
