package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Verdict;
import org.junit.jupiter.api.Test;

/** At a wait of 1 ms an event, on a machine with 2 cores. */
class PartitionOrderTest {

    private static PartitionOrder order(MadeLoad... trials) {
        return PartitionOrder.of(MadeLoad.checked(2, trials));
    }

    private static MadeLoad flink(int partitions, int slots) {
        return MadeLoad.flink(2_700).varying(partitions, slots);
    }

    @Test
    void theOrderOfLatenciesIsThatOfThePartitionsWorkedOnAtOnce() {
        Ruling ruling = order(flink(2, 4), flink(12, 4)).matchesTheModel();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("1 of 1 pair as predicted");
        assertThat(ruling.narrative())
                .contains(
                        "Flink (rate 2700/s) with 2 partitions on 4 slots (2 at once) falls behind with 2,000 events/s",
                        "Flink (rate 2700/s) with 12 partitions on 4 slots (4 at once) keeps up with a p95 of 10.3 ms.",
                        "The cost of an event is declared to be a wait (waiting 1 ms), so that slots need no cores of their own.",
                        "more partitions at once are never worse, and better in 1 of 1 pair.");
    }

    @Test
    void whereBothFallBehindThroughputDecides() {
        Ruling ruling = order(flink(1, 4), flink(2, 4)).matchesTheModel();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void configurationsThatTheModelTakesForEqualMayComeInAnyOrder() {
        PartitionOrder order = order(flink(3, 4), flink(6, 4).asFast(0.5), flink(2, 4));

        assertThat(order.configurations())
                .extracting(PartitionOrder.Configured::atOnce)
                .containsExactly(3.0, 3.0, 2.0);
        assertThat(order(flink(3, 4), flink(6, 4).asFast(0.5)).matchesTheModel().verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aConfigurationThatIsBetterAgainstTheModelRefutesIt() {
        Ruling ruling = order(flink(2, 4).asFast(3), flink(12, 4).asFast(0.4)).matchesTheModel();

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative())
                .contains("Not so: Flink (rate 2700/s) with 12 partitions on 4 slots has a p95 of")
                .contains("Flink (rate 2700/s) with 2 partitions on 4 slots has a p95 of");
    }

    @Test
    void whereAllKeepUpNothingIsDecided() {
        Ruling ruling = order(
                        MadeLoad.flink(500).varying(2, 4), MadeLoad.flink(500).varying(12, 4))
                .matchesTheModel();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.wouldChange()).contains("some configurations sustain and some do not");
    }

    @Test
    void anEngineWithoutADifferenceLeavesItOpen() {
        Ruling ruling = order(
                        flink(2, 4),
                        flink(12, 4),
                        MadeLoad.spark(500).varying(2, 4).asFast(50),
                        MadeLoad.spark(500).varying(12, 4).asFast(50))
                .matchesTheModel();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.narrative()).contains("There is an engine on which no two configurations differ.");
    }

    @Test
    void slotsThatComputeAndHaveNoCoreAreLeftOut() {
        PartitionOrder order = order(
                flink(1, 1).costing("busy", 1),
                flink(2, 2).costing("busy", 1),
                flink(4, 4).costing("busy", 1));

        assertThat(order.configurations())
                .extracting(PartitionOrder.Configured::slots)
                .containsExactly(1, 2);
        assertThat(order.leftOut()).extracting(PartitionOrder.Configured::slots).containsExactly(4);
        assertThat(order.matchesTheModel().narrative())
                .contains(
                        "Left out, since slots that compute share the cores, and there are fewer: Flink (rate 2700/s) with 4"
                                + " partitions on 4 slots.");
    }

    @Test
    void withoutTrialsNothingIsDecided() {
        assertThat(order().matchesTheModel().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
