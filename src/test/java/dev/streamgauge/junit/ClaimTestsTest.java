package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Claims as tests, on what a real run recorded. */
class ClaimTestsTest {

    @TempDir
    Path root;

    private RecordedEvidence evidence;

    @BeforeEach
    void copyEvidence() {
        evidence = RecordedEvidence.copiedTo(root);
    }

    private static Ruling ruling(Verdict verdict, ClaimEvidence evidence) {
        int n = evidence.trials().size();
        return Ruling.of(verdict, n + " trials", n, "For a test.", "Nothing.", evidence.ids());
    }

    @ExtendWith(BlankPages.class)
    abstract static class Recorded implements ClaimTests {
        @Trials
        void runs(Trial trial) {
            trial.run();
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Confirming extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence, Comparison comparison) {
            assertThat(comparison.judgements()).hasSize(4);
            return ruling(Verdict.CONFIRMED, evidence);
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Hasty extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            return Ruling.of(Verdict.CONFIRMED, "3 trials", 3, "For a test.", "Nothing.", evidence.ids());
        }
    }

    @StreamExperiment("refused/recorded-elsewhere.yaml")
    static class RecordedElsewhere extends Confirming {}

    @StreamExperiment("recorded.yaml")
    static class ClaimingNothing extends Recorded {}

    @StreamExperiment("not-run-claim.yaml")
    static class NotRun extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            return ruling(Verdict.REFUTED, evidence);
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Undecided extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            return ruling(Verdict.INCONCLUSIVE, evidence);
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Refuting extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            return ruling(Verdict.REFUTED, evidence);
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Breaking extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            throw new IllegalStateException("no such series");
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Silent extends Recorded {}

    @StreamExperiment("recorded.yaml")
    static class TooEager extends Recorded {
        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            return ruling(Verdict.CONFIRMED, evidence);
        }
    }

    @StreamExperiment("recorded-claim.yaml")
    static class Wordless extends Recorded {
        @Claim("A9")
        void flinkIsLower(ClaimEvidence evidence) {}
    }

    @ExtendWith(BlankPages.class)
    @StreamExperiment("recorded-claim.yaml")
    static class Unheard {
        @Trials
        void runs(Trial trial) {
            trial.run();
        }

        @Claim("A9")
        Ruling flinkIsLower(ClaimEvidence evidence) {
            return ruling(Verdict.CONFIRMED, evidence);
        }
    }

    @Test
    void judgesAClaimAfterAllTrialsAndListsItInTheSummary() throws IOException {
        // when
        EngineExecutionResults results = evidence.judgedBy(Confirming.class);

        // then
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(5).succeeded(5));
        JsonNode claim = onlyClaim();
        assertThat(claim.path("id").asText()).isEqualTo("A9");
        assertThat(claim.path("experiment").asText()).isEqualTo("ctr-latency");
        assertThat(claim.path("verdict").asText()).isEqualTo("CONFIRMED");
        assertThat(claim.path("recorded").asText()).isEqualTo("CONFIRMED");
        assertThat(claim.path("flipped").asBoolean()).isFalse();
        assertThat(claim.path("measured").asText()).isEqualTo("4 trials");
        assertThat(claim.path("evidence").size()).isEqualTo(4);
        assertThat(Files.readString(evidence.output().resolve("claims.md"))).contains("A9");
    }

    @Test
    void confirmsNothingOnLessEvidenceThanTheClaimAsksFor() throws IOException {
        evidence.judgedBy(Hasty.class);

        assertThat(onlyClaim().path("verdict").asText()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void refusesAVerdictThatIsRecordedForATestbedThatThereIsNot() {
        assertThat(Thrown.only(evidence.judgedBy(RecordedElsewhere.class)
                        .containerEvents()
                        .failed()))
                .hasMessageStartingWith("refused/recorded-elsewhere.yaml:")
                .hasMessageContaining("there is no testbed named 'cloud'. Use one of: embedded, containers");
    }

    @Test
    void passesOnAVerdictThatIsNoLongerDecided() {
        evidence.judgedBy(Undecided.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(5).failed(0));
    }

    @Test
    void failsOnAVerdictThatFlippedAndNamesBoth() throws IOException {
        // when
        EngineExecutionResults results = evidence.judgedBy(Refuting.class);

        // then
        assertThat(Thrown.only(results.testEvents().failed()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ctr-latency/A9 is REFUTED, where CONFIRMED is on record. For a test.");
        assertThat(onlyClaim().path("flipped").asBoolean()).isTrue();
    }

    @Test
    void comparesWithWhatIsRecordedForTheTestbedOfTheExperimentsOwnEvidence() throws IOException {
        // when
        EngineExecutionResults results = evidence.judgedBy(ClaimingNothing.class, NotRun.class);

        // then
        results.testEvents()
                .assertStatistics(statistics -> statistics.succeeded(5).failed(0));
        assertThat(onlyClaim().path("recorded").isNull()).isTrue();
    }

    @Test
    void comparesEvidenceOfSeveralTestbedsWithNoRecord() throws IOException {
        evidence.withManifest("flink-spp-r1", manifest -> manifest.put("testbed", "containers"));

        evidence.judgedBy(Refuting.class);

        assertThat(onlyClaim().path("recorded").isNull()).isTrue();
    }

    @Test
    void failsWhereAClaimCannotBeJudged() {
        assertThat(Thrown.only(evidence.judgedBy(Breaking.class).testEvents().failed()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such series");
    }

    @Test
    void refusesAClaimThatNothingJudges() {
        assertThat(Thrown.only(evidence.judgedBy(Silent.class).containerEvents().failed()))
                .hasMessageStartingWith("recorded-claim.yaml:")
                .hasMessageContaining("claims.A9: no method of Silent judges this claim");
    }

    @Test
    void refusesAMethodThatJudgesWhatIsNotClaimed() {
        assertThat(Thrown.only(
                        evidence.judgedBy(TooEager.class).containerEvents().failed()))
                .hasMessage(
                        "TooEager.flinkIsLower judges the claim 'A9', which recorded.yaml does not list under claims.");
    }

    @Test
    void refusesAMethodThatReturnsNoRuling() {
        assertThat(Thrown.only(
                        evidence.judgedBy(Wordless.class).containerEvents().failed()))
                .hasMessageStartingWith("Wordless.flinkIsLower cannot judge a claim");
    }

    @Test
    void refusesMethodsThatNothingWouldRun() {
        assertThat(Thrown.only(
                        evidence.judgedBy(Unheard.class).containerEvents().failed()))
                .hasMessage("Unheard has @Claim methods that nothing runs: let it implement ClaimTests.");
    }

    private JsonNode onlyClaim() throws IOException {
        JsonNode claims = JsonMapper.builder()
                .build()
                .readTree(evidence.output().resolve("summary.json").toFile())
                .path("claims");
        assertThat(claims.size()).isEqualTo(1);
        return claims.get(0);
    }
}
