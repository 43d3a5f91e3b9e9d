package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.experiment.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExactChecksTest {

    private static final Duration DELAY = Duration.ofSeconds(4);

    private static MadeTrial flink(String stream) {
        return MadeTrial.of("flink", stream).withOverheads(10, k -> 100 + k);
    }

    private static MadeTrial spark(String stream) {
        return MadeTrial.of("spark", stream).withOverheads(10, k -> 1_300 + k);
    }

    private static Ruling arrivals(int decidesAt, MadeTrial... trials) {
        return ExactChecks.arrivalsAsDescribed(MadeTrial.checked(decidesAt, "trials", List.of(), List.of(trials)));
    }

    @Test
    void arrivalsAreAsDescribedIfEveryCertificateHolds() {
        Ruling ruling = arrivals(2, flink("r1"), spark("r1"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("2 of 2 certified");
        assertThat(ruling.narrative())
                .contains("Poisson, 200/s (2 trials)")
                .as("no chance of error, as nothing is tested")
                .endsWith("Every one holds.");
        assertThat(arrivals(3, flink("r1"), spark("r1")).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void oneCertificateThatFailsRefutesThem() {
        Certificate late = new Certificate(
                SampleTrial.CERTIFICATE.schedule(), new Certificate.Sends(8_350, 8_350, 900, 0.1, 0.0244, 1.02, 1.03));

        Ruling ruling = arrivals(2, flink("r1"), spark("r1").certifiedBy(late));

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative()).endsWith("Not so: spark-r1 fails its certificate.");
        assertThat(arrivals(1, flink("r1").certifiedBy(null)).verdict()).isEqualTo(Verdict.REFUTED);
    }

    private static Ruling agreement(int decidesAt, MadeTrial... trials) {
        return ExactChecks.enginesAgree(MadeTrial.checked(decidesAt, "windows", List.of(), List.of(trials)));
    }

    @Test
    void enginesAgreeIfEveryWindowOfEverySharedStreamIsTheSame() {
        Ruling ruling = agreement(20, flink("r1"), spark("r1"), flink("r2"), spark("r2"), flink("r3"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).as("the third stream ran on Flink alone").isEqualTo(20);
        assertThat(ruling.measured()).isEqualTo("20 of 20 equal");
        assertThat(ruling.narrative())
                .isEqualTo(
                        "2 streams ran on Flink and Spark. 20 windows were compared, each with the oracle and with the other"
                                + " engine. All are equal.");
        assertThat(ruling.evidence()).containsExactly("flink-r1", "spark-r1", "flink-r2", "spark-r2");
    }

    @Test
    void oneWindowThatDiffersRefutesAgreement() {
        MadeTrial right = flink("r1").plus(WindowRow.Status.MATCHED, 50);

        assertThat(agreement(5, right, spark("r1").plus(WindowRow.Status.WRONG, 51))
                        .narrative())
                .endsWith(
                        "Not so: the window 22 s after the start of the load (matched, 200 views and 50 clicks or wrong,"
                                + " 200 views and 51 clicks; expected of 2 trials).");
        assertThat(agreement(5, right, spark("r1").plus(WindowRow.Status.MATCHED, 51))
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(agreement(5, right, spark("r1").plus(WindowRow.Status.MISSING, 0))
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(agreement(5, right, spark("r1")).verdict())
                .as("a window that one of them does not have at all")
                .isEqualTo(Verdict.REFUTED);
        assertThat(agreement(5, flink("r1"), spark("r2")).verdict())
                .as("no stream in common")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void enginesAgreeOnEachCampaignOfAWindow() {
        MadeTrial right = flink("r1").splitWith("c01", 7);

        Ruling same = agreement(5, right, spark("r1").splitWith("c01", 7));
        assertThat(same.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(same.n())
                .as("nine whole windows, and two campaigns of the last")
                .isEqualTo(11);
        assertThat(agreement(5, right, spark("r1").splitWith("c01", 8)).narrative())
                .endsWith(
                        "Not so: the window 20 s after the start of the load, campaign c01 (matched, 200 views and 7 clicks or"
                                + " matched, 200 views and 8 clicks; expected of 2 trials).");
        assertThat(agreement(5, right, spark("r1").splitWith("c02", 7)).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    private static Configuration lateBy(String level, Duration min, Duration max) {
        Load load = Load.ofAdEvents(
                new Load.Arrivals(Load.ArrivalKind.SPP, Duration.ZERO, Duration.ZERO, 1),
                1_500,
                4,
                new Load.AdEvents(10, 100, 1_000, 200, 0.1),
                new Load.Lateness(0.05, min, max),
                0);
        Pipeline pipeline = Pipeline.ctr(
                Duration.ofSeconds(2),
                DELAY,
                Pipeline.Grouping.NONE,
                Pipeline.OutputMode.APPEND,
                4,
                2,
                Duration.ofSeconds(1),
                new Pipeline.Spark(Duration.ofSeconds(1), Pipeline.Deployment.LOCAL),
                new Pipeline.Flink(
                        Duration.ofMillis(200),
                        Duration.ofMillis(10),
                        Duration.ofSeconds(1),
                        Pipeline.Delivery.AT_LEAST_ONCE));
        return new Configuration(
                Map.of("engine", "flink", "late", level),
                "flink",
                load,
                pipeline,
                new Timing(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }

    private static final List<Configuration> LATENESSES = List.of(
            lateBy("within", Duration.ofSeconds(1), Duration.ofMillis(3_900)),
            lateBy("race", Duration.ofSeconds(3), Duration.ofSeconds(9)),
            lateBy("beyond", Duration.ofSeconds(9), Duration.ofSeconds(12)));

    private static final MadeTrial WITHIN = flink("r1").with("late", "within");
    private static final MadeTrial BEYOND = flink("r2").with("late", "beyond").dropping(430, 12L);

    private static Ruling drops(MadeTrial... trials) {
        return ExactChecks.dropsOnlyWhatIsLate(MadeTrial.checked(1, "trials", LATENESSES, List.of(trials)));
    }

    @Test
    void aDelaySparesWhatIsWithinItAndNothingBeyond() {
        Ruling ruling = drops(WITHIN, BEYOND, flink("r3").with("late", "race"));

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).as("a race does not count").isEqualTo(2);
        assertThat(ruling.narrative())
                .startsWith(
                        "With a watermark 4 s behind, 1 trial had late events that were all within the delay, and 1 trial had"
                                + " events beyond what any engine keeps open (430 events dropped).");
    }

    @Test
    void eitherKindAloneDecidesNothing() {
        assertThat(drops(WITHIN).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(drops(BEYOND).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatIsDroppedWithinTheDelayOrCountedBeyondItRefutesTheClaim() {
        assertThat(drops(WITHIN.dropping(1, 1L), BEYOND).narrative()).contains("flink-r1-late_within dropped 1 event");
        assertThat(drops(WITHIN.dropping(0, 3L), BEYOND).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(drops(WITHIN.plus(WindowRow.Status.WRONG, 49), BEYOND).verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(drops(WITHIN, BEYOND.dropping(0, 0L)).narrative()).contains("flink-r2-late_beyond dropped nothing");
        assertThat(drops(WITHIN, BEYOND.plus(WindowRow.Status.WRONG, 51)).verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(drops(WITHIN.dropping(0, null), BEYOND).verdict())
                .as("an engine that does not say is no exception")
                .isEqualTo(Verdict.CONFIRMED);
    }
}
