package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordChecksTest {

    private static MadeInference flink(String stream) {
        return MadeInference.bulk("flink", stream);
    }

    private static MadeInference spark(String stream) {
        return MadeInference.bulk("spark", stream);
    }

    private static Ruling same(int decidesAt, MadeInference... trials) {
        return RecordChecks.predictSame(MadeInference.checked(decidesAt, "trials", trials));
    }

    @Test
    void enginesPredictTheSameIfEveryResultIsRightAndAllHaveOneHash() {
        Ruling ruling = same(4, flink("r1"), spark("r1"), flink("r2"), spark("r2"), flink("r3"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).as("the third stream ran on Flink alone").isEqualTo(4);
        assertThat(ruling.measured()).isEqualTo("2,000 records equal");
        assertThat(ruling.narrative())
                .isEqualTo(
                        "2 streams ran on Flink and Spark, with 2,000 records in all. In every trial each result was held"
                                + " against the oracle, and on every stream the hash of all results against that of the other engine."
                                + " All are equal.");
        assertThat(ruling.evidence()).containsExactly("flink-r1", "spark-r1", "flink-r2", "spark-r2");
    }

    @Test
    void resultsThatAreRightByTheOracleAndDifferAllTheSameRefuteIt() {
        Ruling ruling = same(1, flink("r1"), spark("r1").withResults("others"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative()).endsWith("Not so: flink-r1 and spark-r1 do not have the same results.");
    }

    @Test
    void oneWrongResultRefutesItAndIsNamed() {
        Ruling ruling = same(1, flink("r1"), spark("r1").spoilt(0, 0, 1, "record 17 has the result 3, which is wrong"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative())
                .endsWith("Not so: spark-r1 has 1 result wrong (record 17 has the result 3, which is wrong).");
    }

    @Test
    void withoutASharedStreamNothingIsDecided() {
        assertThat(same(1, flink("r1"), spark("r2")).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aTrialOfWindowsIsRefused() {
        ClaimEvidence windows = MadeTrial.checked(1, "records", List.of(), List.of(MadeTrial.of("flink", "spp-r1")));

        assertThatThrownBy(() -> RecordChecks.predictSame(windows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flink-spp-r1 has no result for each record");
    }

    private static Ruling parallelism(MadeInference... trials) {
        return RecordChecks.parallelismIsSet(MadeInference.checked(2, "trials", trials));
    }

    @Test
    void theParallelismIsSetIfEveryEngineRunsWithItsLevel() {
        Ruling ruling = parallelism(
                flink("r1").with("parallelism", "2").running("parallelism", "2"),
                flink("r1").with("parallelism", "1").running("parallelism", "1"),
                spark("r1").with("parallelism", "2").running("parallelism", "2"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("3 of 3 as asked");
        assertThat(ruling.narrative()).contains("Flink 1, 2; Spark 2.");
    }

    @Test
    void anEngineWithAnotherParallelismOrNoneRefutesIt() {
        MadeInference asAsked = flink("r1").with("parallelism", "8").running("parallelism", "8");

        assertThat(parallelism(asAsked, spark("r1").with("parallelism", "8").running("parallelism", "1"))
                        .narrative())
                .endsWith("Not so: spark-r1-parallelism_8 runs with 1, but was asked for 8.");
        assertThat(parallelism(asAsked, spark("r1").with("parallelism", "8")).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aParallelismThatNobodyAskedForCannotBeJudged() {
        assertThatThrownBy(() -> parallelism(flink("r1").running("parallelism", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flink-r1 has no level of parallelism");
    }

    private static Ruling complete(MadeInference... trials) {
        return RecordChecks.completeFromTheBeginning(MadeInference.checked(1, "trials", trials));
    }

    @Test
    void aTrialIsCompleteIfEveryRecordCameOutOnceOrWasSetAsideOnce() {
        Ruling ruling = complete(flink("r1"), spark("r1").settingAside(20, 20));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("2,020 of 2,020 records");
        assertThat(ruling.n()).isEqualTo(2);
        assertThat(ruling.narrative())
                .contains(
                        "In 2 trials, 2,020 records went in.",
                        "2,000 records came out once and right",
                        "20 records once");
    }

    @Test
    void aLostARepeatedOrAnUnaccountedRecordRefutesIt() {
        assertThat(complete(flink("r1").spoilt(3, 2, 0)).narrative())
                .endsWith("Not so: flink-r1 has 3 results missing, 2 results duplicate.");
        assertThat(complete(flink("r1").settingAside(20, 19)).narrative())
                .endsWith("Not so: flink-r1 has 1 dead letter missing.");
        assertThat(complete(flink("r1").unreadable("a result without a position"))
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    private static Ruling disturbed(MadeInference... trials) {
        return RecordChecks.disturbedThroughOffsets(MadeInference.checked(2, "trials", trials));
    }

    @Test
    void groupsOfTheirOwnRefuteThatEnginesDisturbOneAnotherThroughOffsets() {
        Ruling ruling = disturbed(
                flink("r1").running("consumerGroup", "flink-ml"),
                spark("r1").running("consumerGroup", "generated by Spark for each query, commits nothing"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative())
                .startsWith(
                        "The consumer groups: of Flink flink-ml; of Spark generated by Spark for each query, commits"
                                + " nothing. Kafka keeps offsets by group.")
                .contains("the topic that both write to");
    }

    @Test
    void oneGroupForBothConfirmsIt() {
        Ruling ruling = disturbed(
                flink("r1").running("consumerGroup", "ml"), spark("r1").running("consumerGroup", "ml"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("a shared group");
    }

    @Test
    void groupsOfOneEngineAloneDecideNothing() {
        assertThat(disturbed(flink("r1").running("consumerGroup", "flink-ml"), spark("r1"))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(disturbed(flink("r1"), spark("r1")).narrative()).startsWith("No engine states");
    }

    private static Ruling stamps(MadeInference... trials) {
        return RecordChecks.stampsAreMeasured(MadeInference.checked(1, "trials", trials));
    }

    @Test
    void stampsAreMeasuredIfEveryResultHasThemInTheirOrder() {
        Ruling ruling = stamps(flink("r1"), spark("r1"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("2,000 results in order");
    }

    @Test
    void aStampThatIsMissingOrOutOfOrderRefutesIt() {
        assertThat(stamps(flink("r1").unordered(1)).narrative())
                .endsWith("Not so: flink-r1 has 1 result with times out of order.");
        assertThat(stamps(flink("r1").unreadable("it does not say when it was computed"))
                        .narrative())
                .endsWith("Not so: flink-r1 has results without a time (it does not say when it was computed).");
    }
}
