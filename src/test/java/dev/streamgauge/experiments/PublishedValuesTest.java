package dev.streamgauge.experiments;

import static dev.streamgauge.claim.audit.AuditFinding.Outcome.IMPOSSIBLE;
import static dev.streamgauge.claim.audit.AuditFinding.Outcome.INCONSISTENT;
import static dev.streamgauge.claim.audit.AuditFinding.Outcome.POSSIBLE;
import static dev.streamgauge.claim.audit.AuditFinding.Outcome.UNCHECKABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.audit.AuditFinding;
import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.claim.audit.Pace;
import dev.streamgauge.experiment.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published tables, held against the floors and against themselves. No engine runs. */
class PublishedValuesTest {

    private static final Audit AUDIT = Audit.published();

    private static Map<String, Outcome> outcomes(String seed, String check) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        findings(seed, check).forEach(finding -> outcomes.put(finding.row(), finding.outcome()));
        return outcomes;
    }

    private static List<AuditFinding> findings(String seed, String check) {
        return AUDIT.findings().stream()
                .filter(finding ->
                        finding.source().seed().equals(seed) && finding.check().equals(check))
                .toList();
    }

    @Test
    void thePublishedLatenciesLieBelowTheWatermarkDelay() {
        assertThat(outcomes("001", "latency-floor"))
                .isEqualTo(Map.of("1 producer", IMPOSSIBLE, "2 producers", IMPOSSIBLE, "4 producers", IMPOSSIBLE));
        assertThat(findings("001", "latency-floor"))
                .extracting(AuditFinding::why)
                .satisfiesExactly(
                        one -> assertThat(one).contains("12.5 s is 7.5 s less"),
                        two -> assertThat(two).contains("13.8 s is 6.2 s less"),
                        four -> assertThat(four).contains("16.4 s is 3.6 s less"));
    }

    @Test
    void claimA3IsInfeasibleAndWhatWouldRescueItIsNamed() {
        Ruling ruling = AUDIT.about("A3").ruling();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INFEASIBLE);
        assertThat(ruling.floor()).isEqualTo("at least 20 s");
        assertThat(ruling.narrative())
                .contains("12.5 s (1 producer), 13.8 s (2 producers), 16.4 s (4 producers)", "append mode");
        assertThat(ruling.wouldChange())
                .isEqualTo(
                        "Update mode, in which the watermark holds nothing back; or event time running at 1.6 times the"
                                + " wall clock or faster; or a watermark delay of at most 12.5 s, less the engine's own overhead.");
    }

    @Test
    void thatLatencyRisesWithTheProducersCannotBeChecked() {
        AuditFinding trend = AUDIT.about("A4").gravest();

        assertThat(trend.outcome()).isEqualTo(UNCHECKABLE);
        assertThat(trend.why()).contains("lie on one line to their last digit: 11.2 s and 1.3 s for each producer");
    }

    @Test
    void theBestConfigurationIsAProductOfTheRunnersConstants() {
        AuditFinding probe = AUDIT.about("A15").gravest();

        assertThat(probe.outcome()).isEqualTo(IMPOSSIBLE);
        assertThat(probe.why()).contains("(250/s + 500/s) / 2 × 4 producers = 1,500/s, which is the published value");
    }

    @Test
    void theTwoJobsOfTheComparisonDoNotComputeTheSame() {
        assertThat(outcomes("001", "same-job")).isEqualTo(Map.of("Spark and Flink", INCONSISTENT));
    }

    @Test
    void eightParallelTasksDoNotFitOnFourSlots() {
        assertThat(outcomes("002", "slots"))
                .isEqualTo(Map.of(
                        "sample configuration", IMPOSSIBLE,
                        "start command with -p 2", POSSIBLE,
                        "configuration file in the repository", POSSIBLE));
        assertThat(outcomes("002", "parallelism-set")).isEqualTo(Map.of("start command with -p 2", INCONSISTENT));
    }

    @Test
    void theTrainedModelIsWhatItsDataMake() {
        assertThat(outcomes("002", "model-weights")).containsValues(POSSIBLE).hasSize(1);
        assertThat(outcomes("002", "model-bias")).isEqualTo(Map.of("whole model", POSSIBLE));
        assertThat(outcomes("002", "model-error")).isEqualTo(Map.of("whole model", POSSIBLE));
        assertThat(outcomes("002", "model-fit")).isEqualTo(Map.of("whole model", POSSIBLE));
        assertThat(findings("002", "model-fit").get(0).why()).contains("0.14781", "0.148708");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1210", "5000, 4974", "7000, 6915", "8000, 7161", "10000, 5565"})
    void eventsOverTheTimeThatPassedAreTheTrueThroughput(String offered, double trueHz) {
        Pace pace = AUDIT.tables().tables().stream()
                .filter(table -> table.id().equals("increasing-load"))
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.name().equals(offered + "/s"))
                .map(Pace::of)
                .findFirst()
                .orElseThrow();

        assertThat(pace.trueHz()).isCloseTo(trueHz, within(0.6));
    }

    @Test
    void noMoreIsProcessedThanIsSent() {
        assertThat(outcomes("003", "offered-rate"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "1000/s", IMPOSSIBLE,
                        "5000/s", POSSIBLE,
                        "7000/s", POSSIBLE,
                        "8000/s", IMPOSSIBLE,
                        "10000/s", POSSIBLE,
                        "3 partitions, 4 threads", IMPOSSIBLE,
                        "6 partitions, 4 threads", POSSIBLE,
                        "12 partitions, 4 threads", IMPOSSIBLE,
                        "12 partitions, 8 threads", POSSIBLE));
    }

    @Test
    void batchesThatOverranWereDividedByTheirTrigger() {
        assertThat(outcomes("003", "elapsed-time"))
                .containsEntry("1000/s", POSSIBLE)
                .containsEntry("5000/s", POSSIBLE)
                .containsEntry("7000/s", POSSIBLE)
                .containsEntry("8000/s", INCONSISTENT)
                .containsEntry("10000/s", INCONSISTENT)
                .hasSize(6)
                .containsValue(UNCHECKABLE);
    }

    @Test
    void stableRunsHaveTheLatencyOfTheirTrigger() {
        assertThat(outcomes("003", "batch-start-age"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "1000/s", INCONSISTENT,
                        "5000/s", POSSIBLE,
                        "7000/s", POSSIBLE,
                        "3 partitions, 4 threads", UNCHECKABLE,
                        "6 partitions, 4 threads", UNCHECKABLE,
                        "12 partitions, 4 threads", UNCHECKABLE,
                        "12 partitions, 8 threads", POSSIBLE));
    }

    @Test
    void overloadedRunsFallBehindAtTheModelsPaceOrDoNot() {
        assertThat(outcomes("003", "overload-growth")).isEqualTo(Map.of("8000/s", INCONSISTENT, "10000/s", POSSIBLE));
    }

    @Test
    void theRestOfTheLoadExperimentsIsJudgedToo() {
        assertThat(outcomes("003", "batch-cost")).isEqualTo(Map.of("7000/s and 10000/s", INCONSISTENT));
        assertThat(outcomes("003", "same-run")).isEqualTo(Map.of("3 partitions, 4 threads", INCONSISTENT));
        assertThat(outcomes("003", "partition-order")).hasSize(1).containsValue(POSSIBLE);
        assertThat(outcomes("003", "cores")).hasSize(1).containsValue(UNCHECKABLE);
    }

    @Test
    void theRecoveryTimeIsTheSumOfItsPartsAndNotTheWholeRecovery() {
        assertThat(outcomes("003", "recovery-sum")).isEqualTo(Map.of("kill and restart", POSSIBLE));
        assertThat(findings("003", "recovery-sum").get(0).why()).contains("48 s", "47 s", "95 s in all");
        assertThat(outcomes("003", "catch-up")).isEqualTo(Map.of("kill and restart", UNCHECKABLE));
    }

    @Test
    void whatIsAnnouncedWithoutAFigureIsUncheckable() {
        assertThat(AUDIT.about("B0").gravest().outcome()).isEqualTo(UNCHECKABLE);
        assertThat(AUDIT.about("D1").gravest().outcome()).isEqualTo(UNCHECKABLE);
    }

    @Test
    void everyFindingThatIsNotPossibleSaysWhatWouldRescueIt() {
        assertThat(AUDIT.findings()).allSatisfy(finding -> {
            assertThat(finding.why()).isNotBlank();
            assertThat(finding.rescue().isEmpty()).as(finding.toString()).isEqualTo(finding.outcome() == POSSIBLE);
        });
    }
}
