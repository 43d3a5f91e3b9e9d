package dev.streamgauge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.live.LiveState.Ended;
import dev.streamgauge.live.LiveState.OfExperiment;
import dev.streamgauge.live.LiveState.OfTrial;
import dev.streamgauge.live.LiveState.Second;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunStateTest {

    private final AtomicLong nanos = new AtomicLong(1);
    private final RunState run = new RunState(nanos::get);
    private final TrialPlan plan = MadeRun.plan();
    private final PlannedTrial first = plan.trials().get(0);
    private final PlannedTrial second = plan.trials().get(1);

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private LiveState state() {
        return run.since(Known.NOTHING).state();
    }

    private OfExperiment experiment() {
        OfExperiment experiment = state().experiment();
        assertThat(experiment).isNotNull();
        return experiment;
    }

    private OfTrial trial() {
        OfTrial trial = state().trial();
        assertThat(trial).isNotNull();
        return trial;
    }

    private void measuring() {
        run.begins(plan, Place.EMBEDDED);
        run.enters(first, Phase.PREPARE, Duration.ofSeconds(12));
        pass(8);
        run.enters(first, Phase.WARM_UP, Duration.ofSeconds(12));
        run.samples(MadeRun.second(0, 2100));
        pass(12);
        run.enters(first, Phase.MEASURE, Duration.ofSeconds(24));
        run.samples(MadeRun.second(12, 2104));
        pass(6);
    }

    @Test
    void beforeTheFirstExperimentThereIsNone() {
        assertThat(state().experiment()).isNull();
        assertThat(state().trial()).isNull();
        assertThat(state().over()).isFalse();
    }

    @Test
    void aRunningTrialTellsItsPhaseAndWhatIsLeft() {
        measuring();

        OfTrial trial = trial();
        assertThat(trial.phase()).isEqualTo("measure");
        assertThat(trial.phaseSeconds()).isEqualTo(6);
        assertThat(trial.phaseExpectedSeconds()).isEqualTo(24);
        assertThat(trial.leftSeconds()).isEqualTo(MadeRun.EXPECTED_SECONDS - 26);
        assertThat(trial.progress()).isCloseTo(26 / MadeRun.EXPECTED_SECONDS, within(1e-9));
        assertThat(trial.sent()).isEqualTo(6500);
        assertThat(experiment().leftSeconds()).isEqualTo(2 * MadeRun.EXPECTED_SECONDS - 26);
        assertThat(experiment().progress()).isCloseTo(13 / MadeRun.EXPECTED_SECONDS, within(1e-9));
        assertThat(state().seconds()).extracting(Second::phase).containsExactly("warm up", "measure");
    }

    @Test
    void aTrialThatTakesLongerThanExpectedHasNothingLeftAndIsNotOver() {
        measuring();
        pass(600);

        assertThat(trial().leftSeconds()).isZero();
        assertThat(trial().progress()).isEqualTo(1);
        assertThat(trial().status()).isNull();
        assertThat(experiment().leftSeconds()).isEqualTo(MadeRun.EXPECTED_SECONDS);
    }

    @Test
    void betweenTrialsTheLastOneStandsStillWithItsOutcomeAndItsSeconds() {
        measuring();
        run.ended(MadeRun.passed(first));
        pass(30);

        assertThat(trial().status()).isEqualTo("passed");
        assertThat(trial().phaseSeconds()).isEqualTo(6);
        assertThat(trial().progress()).isEqualTo(1);
        assertThat(trial().loads()).isFalse();
        assertThat(state().seconds()).hasSize(2);
        assertThat(state().ended()).extracting(Ended::trial).containsExactly(first.id());
        assertThat(experiment().leftSeconds()).isEqualTo(MadeRun.EXPECTED_SECONDS);
    }

    @Test
    void theNextTrialBeginsWithoutTheSecondsOfTheLast() {
        measuring();
        run.ended(MadeRun.passed(first));
        Known known = run.since(Known.NOTHING).known();
        run.enters(second, Phase.PREPARE, Duration.ofSeconds(12));

        LiveState state = run.since(known).state();
        assertThat(state.trial()).isNotNull().extracting(OfTrial::attempt).isEqualTo(2);
        assertThat(state.trial()).extracting(OfTrial::sent).isEqualTo(0L);
        assertThat(state.from()).isZero();
        assertThat(state.seconds()).isEmpty();
    }

    @Test
    void aTrialThatIsRunOnceMoreIsAnotherAttempt() {
        measuring();
        run.enters(first, Phase.PREPARE, Duration.ofSeconds(12));

        assertThat(trial().attempt()).isEqualTo(2);
        assertThat(trial().leftSeconds()).isEqualTo(MadeRun.EXPECTED_SECONDS);
        assertThat(state().seconds()).isEmpty();
    }

    @Test
    void aTrialThatIsTakenUpFromAnEarlierRunLeavesTheOneBeforeItAsItIs() {
        measuring();
        run.ended(MadeRun.passed(first));
        run.ended(new Ended("made", second.id(), "failed", null, 3, 12));

        assertThat(trial().id()).isEqualTo(first.id());
        assertThat(trial().status()).isEqualTo("passed");
        assertThat(experiment().leftSeconds()).isZero();
        assertThat(state().ended()).extracting(Ended::status).containsExactly("passed", "failed");
    }

    @Test
    void theNextExperimentHasItsOwnTrialsAndKeepsTheTableOfAll() {
        measuring();
        run.ended(MadeRun.passed(first));
        run.begins(MadeRun.planOfRecords(), Place.EMBEDDED);

        assertThat(state().trial()).isNull();
        assertThat(state().seconds()).isEmpty();
        assertThat(state().ended()).hasSize(1);
        assertThat(experiment().progress()).isZero();
    }

    @Test
    void recordedEvidenceRunsNothingAndCountsTrials() {
        run.begins(plan, Place.RECORDED);
        run.ended(MadeRun.passed(first));

        assertThat(experiment().runs()).isFalse();
        assertThat(experiment().leftSeconds()).isNull();
        assertThat(experiment().progress()).isEqualTo(0.5);
        assertThat(state().seconds()).isEmpty();
    }

    @Test
    void aReaderIsToldWhatItDoesNotKnowAndNoMore() {
        measuring();
        RunState.Told told = run.since(Known.NOTHING);
        run.samples(MadeRun.second(13, 2110));

        LiveState later = run.since(told.known()).state();
        assertThat(told.state().seconds()).hasSize(2);
        assertThat(later.from()).isEqualTo(2);
        assertThat(later.seconds()).extracting(Second::second).containsExactly(13);
        assertThat(later.ended()).as("known").isNull();
    }

    @Test
    void aBacklogBelowNothingIsNone() {
        run.begins(plan, Place.EMBEDDED);
        run.enters(first, Phase.WARM_UP, Duration.ofSeconds(12));
        run.samples(MadeRun.second(-30, 2100)); // 20 + second

        assertThat(state().seconds()).extracting(Second::backlog).containsExactly(0L);
    }

    @Test
    void whoWaitsForNewsIsWokenByThem() throws Exception {
        measuring();
        Known known = run.since(Known.NOTHING).known();
        CompletableFuture<Void> woken = CompletableFuture.runAsync(() -> {
            try {
                run.awaitNews(known, Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        run.samples(MadeRun.second(13, 2110));

        assertThat(woken).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void countsAloneAreToldAndAreNoNews() {
        measuring();
        RunState.Told told = run.since(Known.NOTHING);
        run.sees(7000, 7);

        assertThat(run.since(told.known()).known()).isEqualTo(told.known());
        assertThat(trial().sent()).isEqualTo(7000);
    }

    @Test
    void asJsonItHasTheNamesThatThePageReads() throws Exception {
        measuring();
        run.isOver();

        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(JsonMapper.builder().build().writeValueAsString(state()));

        assertThat(json.at("/over").asBoolean()).isTrue();
        assertThat(json.at("/experiment/id").asText()).isEqualTo("made");
        assertThat(json.at("/experiment/leftSeconds").asDouble(-1)).isZero();
        assertThat(json.at("/trial/levels/engine").asText())
                .isEqualTo(first.configuration().engine());
        assertThat(json.at("/seconds/1/second").asInt()).isEqualTo(12);
        assertThat(json.at("/seconds/1/maxMs").asDouble()).isEqualTo(2104);
        assertThat(json.at("/seconds/1/p50Ms").isNull())
                .as("one window has no median")
                .isTrue();
        assertThat(json.at("/seconds/1/backlog").asLong()).isEqualTo(32);
        assertThat(json.at("/seconds/1/processes/1/name").asText()).isEqualTo("kafka");
        assertThat(json.at("/seconds/1/processes/1/cpuCores").asDouble()).isEqualTo(0.5);
    }
}
