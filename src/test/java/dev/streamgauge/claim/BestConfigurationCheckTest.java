package dev.streamgauge.claim;

import static dev.streamgauge.claim.SearchedExperiment.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.PublishedClaim.SampleSize;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestConfigurationCheckTest {

    private static final PublishedClaim CLAIM = new PublishedClaim(
            "A15",
            "The best configuration has 4 producers.",
            "000, section 4",
            "4 producers, 1500/s",
            "highest sustained rate",
            "the configuration found",
            false,
            new SampleSize(4, "searches"),
            List.of(),
            Map.of());

    private static Ruling ruling(Threshold... thresholds) {
        ClaimEvidence evidence = new ClaimEvidence(CLAIM, 0.05, SearchedExperiment.experiment(), List.of());
        return BestConfigurationCheck.of(evidence, List.of(thresholds)).is(4, 1500);
    }

    @Test
    void theSameProducersAndTheSameRateConfirm() {
        Ruling ruling = ruling(
                threshold("engine=spark, producers=1", 3_000, 4_000, 900),
                threshold("engine=flink, producers=1", 5_000, 6_000, 100),
                threshold("engine=spark, producers=4", 6_200, 8_000, 900),
                threshold("engine=flink, producers=4", 9_000, 10_000, 100));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("4 producers, 1,500/s");
        assertThat(ruling.narrative()).contains("6,200/s (engine spark, producers 4)");
    }

    @Test
    void fewerProducersRefute() {
        Ruling ruling = ruling(
                threshold("engine=spark, producers=1", 6_200, 8_000, 900),
                threshold("engine=flink, producers=1", 9_000, 10_000, 100),
                threshold("engine=spark, producers=4", 3_000, 4_000, 900),
                threshold("engine=flink, producers=4", 5_000, 6_000, 100));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.measured()).isEqualTo("1 producer, 1,500/s");
    }

    @Test
    void anotherRateRefutes() {
        Ruling ruling = ruling(
                threshold("engine=spark, producers=1", 3_000, 4_000, 900),
                threshold("engine=flink, producers=1", 5_000, 6_000, 100),
                threshold("engine=spark, producers=4", 16_000, 20_000, 900),
                threshold("engine=flink, producers=4", 60_000, 70_000, 100));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.measured()).isEqualTo("4 producers, 4,000/s");
    }

    @Test
    void aSearchThatEndedBeforeItsLimitFoundALowerBoundWhichRefutesALowerRateAlone() {
        Threshold[] high = {
            unbounded("engine=spark, producers=1", 3_000),
            unbounded("engine=flink, producers=1", 5_000),
            unbounded("engine=spark, producers=4", 16_000),
            unbounded("engine=flink, producers=4", 60_000)
        };
        Threshold[] same = {
            unbounded("engine=spark, producers=1", 3_000),
            unbounded("engine=flink, producers=1", 5_000),
            unbounded("engine=spark, producers=4", 6_000),
            unbounded("engine=flink, producers=4", 60_000)
        };

        assertThat(ruling(high).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling(same).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling(same).narrative()).contains("if each ends at a limit of the engine");
    }

    private static Threshold unbounded(String levels, double lowHz) {
        Threshold bounded = threshold(levels, lowHz, 2 * lowHz, 900);
        return new Threshold(
                bounded.levels(),
                lowHz,
                null,
                "the number of trials, 4",
                List.of(bounded.rungs().get(0)));
    }

    @Test
    void fewerSearchesThanTheClaimAsksForDecideNothing() {
        Ruling ruling = ruling(
                threshold("engine=spark, producers=4", 6_200, 8_000, 900),
                threshold("engine=flink, producers=4", 9_000, 10_000, 100));

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.narrative()).contains("That is 2 searches, and 4 searches decide.");
    }

    @Test
    void withoutARateThatEveryEngineSustainsThereIsNoBestConfiguration() {
        Ruling ruling = ruling(
                threshold("engine=spark, producers=4", 0, 1_000, 900),
                threshold("engine=flink, producers=4", 9_000, 10_000, 100));

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("no rate that every engine sustains");
    }
}
