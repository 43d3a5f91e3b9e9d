package dev.streamgauge.experiment;

import static dev.streamgauge.experiment.SmallFile.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimFileTest {

    private static final SmallFile CLAIMING = COMPLETE.plus("""
            claims:
              A9:
                text: Flink is faster whatever the traffic.
                source: 001, section 9
                published: 1.2 s
                metric: overhead of a trial
                test: Wilcoxon signed-rank test over pairs of trials
                decidesAt: 8 pairs of trials
                deviations: [One machine., Two cores.]
                recorded:
                  quick: {embedded: INCONCLUSIVE, containers: CONFIRMED}
                  paper: {embedded: REFUTED}
              A14:
                text: The engines agree on every ratio.
                source: 001, section 7
                metric: windows that differ
                check: none differs
                decidesAt: 1 trial
            """);

    @Test
    void aClaimIsReadWithAllThatTheFileSaysOfIt() {
        assertThat(CLAIMING.read().claims().get(0))
                .isEqualTo(new PublishedClaim(
                        "A9",
                        "Flink is faster whatever the traffic.",
                        "001, section 9",
                        "1.2 s",
                        "overhead of a trial",
                        "Wilcoxon signed-rank test over pairs of trials",
                        true,
                        new PublishedClaim.SampleSize(8, "pairs of trials"),
                        List.of("One machine.", "Two cores."),
                        Map.of(
                                Scale.QUICK,
                                Map.of("embedded", Verdict.INCONCLUSIVE, "containers", Verdict.CONFIRMED),
                                Scale.PAPER,
                                Map.of("embedded", Verdict.REFUTED))));
    }

    @Test
    void whatAClaimMayLeaveOutIsAbsentThen() {
        PublishedClaim claim = CLAIMING.read().claims().get(1);

        assertThat(claim.published()).isNull();
        assertThat(claim.deviations()).isEmpty();
        assertThat(claim.recorded()).isEmpty();
    }

    @Test
    void aCheckIsNoTestAndTakesNoShareOfTheError() {
        Experiment experiment = CLAIMING.read();

        assertThat(experiment.claims()).extracting(PublishedClaim::tested).containsExactly(true, false);
        assertThat(experiment.claims().get(1).statistic()).isEqualTo("none differs");
        assertThat(experiment.tests()).isEqualTo(1);
        assertThat(COMPLETE.read().tests()).isZero();
    }

    @Test
    void theClaimsAreTheSameAtEveryScaleAndTheirRecordIsNot() {
        SmallFile file = CLAIMING.plus("scales: {quick: {repetitions: 1}}\n");
        PublishedClaim claim = file.read(Scale.QUICK).claims().get(0);

        assertThat(file.read(Scale.PAPER).claims())
                .isEqualTo(file.read(Scale.QUICK).claims());
        assertThat(claim.recorded(Scale.QUICK, "embedded")).contains(Verdict.INCONCLUSIVE);
        assertThat(claim.recorded(Scale.PAPER, "embedded")).contains(Verdict.REFUTED);
        assertThat(claim.recorded(Scale.PAPER, "containers")).isEmpty();
        assertThat(claim.recorded(Scale.FULL, "embedded")).isEmpty();
    }

    @Test
    void aClaimIsFoundWhereItStands() {
        assertThat(CLAIMING.read().file().refuse("claims.A14", "no method judges it", "Write one"))
                .hasMessage("small.yaml:50: claims.A14: no method judges it. Write one.");
    }

    @Test
    void aScaleHasNoClaimsOfItsOwn() {
        assertThat(COMPLETE.plus("scales: {quick: {claims: {}}}\n").refusal())
                .startsWith("small.yaml:38: scales.quick.claims: unknown key. ");
    }

    @Test
    void aClaimWithoutADecisionIsRefusedWithBothWays() {
        assertThat(CLAIMING.without("    check:").refusal())
                .isEqualTo("small.yaml:50: claims.A14: neither test nor check. Add test: and the statistic if it has a"
                        + " chance of error, or check: and the rule if it is exact.");
    }

    @Test
    void aClaimWithTwoDecisionsIsRefusedWithBothLines() {
        assertThat(CLAIMING.with("    check:", "    test: a sign test\n    check:")
                        .refusal())
                .isEqualTo(
                        "small.yaml:55: claims.A14.check: a claim is decided by a test or by a check, and test stands"
                                + " on line 54 already. Keep one of the two.");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKnownOnes() {
        assertThat(CLAIMING.with("    check:", "    chek:").refusal())
                .isEqualTo("small.yaml:54: claims.A14.chek: unknown key. Did you mean check? Known here: text, source,"
                        + " published, metric, test, check, decidesAt, deviations, recorded.");
    }

    @Test
    void anUnknownVerdictIsRefusedWithTheKnownOnes() {
        assertThat(CLAIMING.with("containers: CONFIRMED", "containers: CONFIRMD")
                        .refusal())
                .isEqualTo("small.yaml:48: claims.A9.recorded.quick.containers: 'CONFIRMD' is unknown. Did you mean"
                        + " CONFIRMED? Known here: CONFIRMED, REFUTED, INCONCLUSIVE, INFEASIBLE.");
    }

    @Test
    void aMistakeInAClaimIsBlamedOnNoScale() {
        SmallFile file = CLAIMING.with("decidesAt: 1 trial", "decidesAt: soon")
                .plus("scales: {quick: {repetitions: 1}, full: {repetitions: 1}, paper: {repetitions: 3}}\n");

        assertThat(file.refusal())
                .isEqualTo(
                        "small.yaml:55: claims.A14.decidesAt: 'soon' is no sample size. Write a whole number and what"
                                + " it counts, such as 8 pairs of trials.");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "A14: | A 14: | :50: claims.A 14: 'A 14' is no name for a claim. Write letters and digits, parted by",
                "metric: windows that differ | metric: | :53: claims.A14.metric: no value. Write a word or sentence.",
                "decidesAt: 1 trial | decidesAt: 0 trials | :55: claims.A14.decidesAt: 0 is less than 1.",
                "decidesAt: 1 trial | decidesAt: -1 trial | :55: claims.A14.decidesAt: '-1 trial' is no sample size.",
                "decidesAt: 1 trial | decidesAt: 8 | :55: claims.A14.decidesAt: '8' is no sample size.",
                "decidesAt: 1 trial | decidesAt: 9999999999 trials | :55: claims.A14.decidesAt: '9999999999 trials' is",
                "'paper: {embedded: REFUTED}' | 'papr: {embedded: REFUTED}' | :49: claims.A9.recorded.papr: unknown key.",
                "'paper: {embedded: REFUTED}' | 'paper: REFUTED' | :49: claims.A9.recorded.paper: 'REFUTED' stands where",
                "embedded: REFUTED | embedded: refuted | :49: claims.A9.recorded.paper.embedded: 'refuted' is unknown.",
                "'deviations: [One machine., Two cores.]' | deviations: One. | :46: claims.A9.deviations: 'One.' is no",
            })
    void oneWrongValueIsRefusedWhereItStands(String written, String wrong, String message) {
        assertThat(CLAIMING.with(written, wrong).refusal()).startsWith("small.yaml" + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source: 001, section 7", "text: The engines", "decidesAt: 1 trial"})
    void whatEveryClaimSaysIsAskedFor(String line) {
        String key = line.substring(0, line.indexOf(':'));

        assertThat(CLAIMING.without(line).refusal())
                .startsWith("small.yaml:50: claims.A14.%s: missing key. Add it: ".formatted(key));
    }
}
