package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.BatchRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against micro-batches that are simulated one by one. */
class CapacityModelTest {

    /** Three at once at 1 ms an event, batches of their own 300 ms, a trigger each second. */
    private static final CapacityModel SPARK = new CapacityModel(3, 4, 1e-3, 0.3, 1);

    private static BatchRow last(CapacityModel model, double rateHz, double seconds) {
        List<BatchRow> batches = MicroBatches.of(model, rateHz, seconds);
        return batches.get(batches.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 3", "6, 4, 3", "12, 4, 4", "12, 8, 6", "3, 2, 1.5", "1, 8, 1", "10, 2, 2"})
    void partitionsAreWorkedOnInRounds(int partitions, int slots, double atOnce) {
        assertThat(CapacityModel.atOnce(partitions, slots)).isEqualTo(atOnce);
    }

    @Test
    void withoutBatchesCapacityIsWhatTheSlotsDo() {
        CapacityModel flink = new CapacityModel(3, 2, 1e-3, 0, 0);

        assertThat(flink.keepsTriggerUpToHz()).isCloseTo(1_500, within(1e-6));
        assertThat(flink.capacityHz()).isCloseTo(1_500, within(1e-6));
    }

    @Test
    void upToTheCapacityEachBatchKeepsTheTrigger() {
        assertThat(SPARK.keepsTriggerUpToHz()).isCloseTo(2_100, within(1e-6));
        assertThat(last(SPARK, 2_090, 200).durationMs()).isLessThanOrEqualTo(1_000);
        assertThat(last(SPARK, 2_110, 200).durationMs()).isGreaterThan(1_000);
    }

    @Test
    void betweenCapacityAndCeilingBatchesOverrunTheTriggerAndSettle() {
        double rateHz = 2_700;

        BatchRow settled = last(SPARK, rateHz, 400);

        assertThat(SPARK.capacityHz()).isCloseTo(3_000, within(1e-6));
        assertThat(settled.durationMs())
                .as("b0 / (1 - lambda c / atOnce)")
                .isCloseTo(300 / (1 - rateHz / 3_000), within(30.0));
    }

    @Test
    void beyondTheCeilingBatchesGrowForEver() {
        assertThat(last(SPARK, 3_300, 400).durationMs())
                .isGreaterThan(2 * last(SPARK, 3_300, 100).durationMs());
    }

    @Test
    void withoutATriggerTheCeilingIsTheCapacity() {
        CapacityModel untriggered = new CapacityModel(3, 4, 1e-3, 0.3, 0);

        assertThat(untriggered.keepsTriggerUpToHz()).isEqualTo(untriggered.capacityHz());
        assertThat(last(untriggered, 2_700, 400).durationMs()).isCloseTo(3_000, within(60.0));
    }

    @Test
    void anOverheadAboveTheTriggerLeavesNoRateThatKeepsIt() {
        assertThat(new CapacityModel(3, 4, 1e-3, 1.2, 1).keepsTriggerUpToHz()).isZero();
    }

    @Test
    void catchingUpTakesTheBacklogOverWhatIsToSpare() {
        CapacityModel model = new CapacityModel(1, 1, 1e-3, 0, 0);

        assertThat(model.catchUpSeconds(750, 6)).isCloseTo(18, within(1e-6));
        assertThat(model.catchUpSeconds(1_000, 6)).isInfinite();
    }

    @Test
    void theOverheadOfABatchIsWhereTheLineThroughItsDurationsBegins() {
        List<BatchRow> batches = new ArrayList<>(MicroBatches.of(SPARK, 500, 10));
        batches.addAll(MicroBatches.of(SPARK, 1_500, 10));

        assertThat(CapacityModel.overheadSeconds(batches, 0))
                .as("whatever the events are said to cost")
                .isCloseTo(0.3, within(1e-6));
    }

    @Test
    void ofBatchesOfOneSizeItIsTheLeastBeyondTheirEventsCost() {
        List<BatchRow> batches = List.of(new BatchRow(0, 900, 1_500), new BatchRow(1_000, 840, 1_500));

        assertThat(CapacityModel.overheadSeconds(batches, 1e-3 / 3)).isCloseTo(0.34, within(1e-9));
        assertThat(CapacityModel.overheadSeconds(batches, 1e-3)).isZero();
        assertThat(CapacityModel.overheadSeconds(List.of(), 1e-3)).isZero();
    }

    @Test
    void itFollowsFromTheSettingsOfTrialsAndTheirBatches() {
        CapacityModel model = CapacityModel.of(List.of(
                        MadeLoad.spark(500).on(3, 4).cores(2).evidence(),
                        MadeLoad.spark(1_500).on(3, 4).cores(2).evidence()))
                .orElseThrow();

        assertThat(model.overheadSeconds()).isCloseTo(0.3, within(1e-3));
        assertThat(model.keepsTriggerUpToHz()).isCloseTo(2_100, within(5.0));
        assertThat(model.sentence())
                .isEqualTo(
                        "By the model, 3 partitions on 4 slots are worked on 3 at a time at 1 ms an event: 2,100/s while each"
                                + " batch, with 300 ms of its own, keeps the trigger of 1,000 ms, and 3,000/s at most.");
    }

    @Test
    void slotsThatComputeShareTheCores() {
        MadeLoad computing = MadeLoad.flink(500).on(6, 6).costing("busy", 1).cores(2);

        assertThat(CapacityModel.of(List.of(computing.evidence())).orElseThrow().capacityHz())
                .isCloseTo(2_000, within(1e-6));
        assertThat(CapacityModel.of(List.of(computing.costing("waiting", 1).evidence()))
                        .orElseThrow()
                        .capacityHz())
                .isCloseTo(6_000, within(1e-6));
    }

    @Test
    void withoutAKnownCostThereIsNone() {
        assertThat(CapacityModel.of(List.of(MadeLoad.flink(500).tellingNoCost().evidence())))
                .isEmpty();
        assertThat(CapacityModel.of(List.of())).isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new CapacityModel(3, 0, 1e-3, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CapacityModel(3, 2, 0, 0, 0)).hasMessageContaining("have no capacity");
        assertThatThrownBy(() -> new CapacityModel(3, 2, 1e-3, -1, 0))
                .hasMessageContaining("a batch overhead of -1.0 s");
    }
}
