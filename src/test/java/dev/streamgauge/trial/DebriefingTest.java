package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.EngineJob.Batch;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebriefingTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Timing TIMING =
            new Timing(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(9));

    private final Debriefing debriefing = new Debriefing();

    private void hold(TestJob job, long sent) {
        hold(job, sent, false);
    }

    private void hold(TestJob job, long sent, boolean struck) {
        Vigil vigil = new Vigil(List::of, job::trouble, List.of(), () -> {});
        debriefing.hold(job, vigil, START, TIMING, sent, struck);
    }

    @Test
    void theEngineIsAskedAgainUntilItHasReadWhatWasSent() {
        TestJob job = new TestJob().reading(80L, 99L, 100L, 100L);

        hold(job, 100);

        assertThat(job.asked()).hasSize(3).containsOnly("2026-03-01T12:00:02Z to 2026-03-01T12:00:06Z");
        assertThat(debriefing.figures()).isNotNull();
        assertThat(debriefing.figures().read()).isEqualTo(100);
    }

    @Test
    void oneThatWasStruckIsAskedOnceWhateverItHasRead() {
        TestJob job = new TestJob().reading(80L, 100L);

        hold(job, 100, true);

        assertThat(job.asked()).hasSize(1);
    }

    @Test
    void batchesCountFromTheStartOfTheLoad() {
        TestJob job = new TestJob()
                .reading(0L)
                .withBatches(new Batch(START.minusMillis(250), 312.5, 0), new Batch(START.plusSeconds(1), 298, 1_500));

        hold(job, 0);

        assertThat(debriefing.batches()).containsExactly(new BatchRow(-250, 312.5, 0), new BatchRow(1_000, 298, 1_500));
    }

    @Test
    void beforeItIsHeldThereIsNothingToTell() {
        assertThat(debriefing.figures()).isNull();
        assertThat(debriefing.batches()).isEmpty();
    }
}
