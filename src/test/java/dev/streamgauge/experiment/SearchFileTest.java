package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFileTest {

    private static final SmallFile ONCE = SmallFile.COMPLETE.with("repetitions: 2", "repetitions: 1");

    private static final SmallFile SEARCHING = ONCE.without("  rate: 1500/s").plus("""
            search:
              from: 4000/s
              atMost: 64000/s
              precision: 0.1
              rungs: 12
              overheadAtMost: 3 s
            """);

    @Test
    void aFileWithoutASearchHasNone() {
        assertThat(SmallFile.COMPLETE.read().search()).isNull();
    }

    @Test
    void aSearchIsReadAsItIsWritten() {
        assertThat(SEARCHING.read().search()).isEqualTo(new Search(4000, 64000, 0.1, 12, Duration.ofSeconds(3)));
    }

    @Test
    void aScaleMayLayItsOwnOver() {
        SmallFile file = SEARCHING.plus("scales: {quick: {search: {from: 1000/s, rungs: 4}}}\n");

        assertThat(file.read(Scale.QUICK).search()).isEqualTo(new Search(1000, 64000, 0.1, 4, Duration.ofSeconds(3)));
        assertThat(file.read(Scale.PAPER).search()).isEqualTo(new Search(4000, 64000, 0.1, 12, Duration.ofSeconds(3)));
    }

    @Test
    void theFirstRateStandsInForOneThatTheFileDoesNotHave() {
        Experiment experiment = SEARCHING.read();

        assertThat(experiment.configurations())
                .singleElement()
                .satisfies(only -> assertThat(only.load().rateHz()).isEqualTo(4000));
        assertThat(experiment.file().lines()).containsEntry("load.rate", 38);
    }

    @Test
    void aRateBesideASearchStays() {
        Experiment experiment =
                SEARCHING.with("  producers: 4", "  producers: 4\n  rate: 7/s").read();

        assertThat(experiment.configurations().get(0).load().rateHz()).isEqualTo(7);
    }

    @Test
    void theRateThatASearchVariesIsNoFactorBesideIt() {
        assertThat(SEARCHING.plus("factors: {load.rate: [1500/s]}\n").refusal())
                .isEqualTo(
                        "small.yaml:43: factors.load.rate: the search varies the rate already. Remove this factor, or"
                                + " the section search.");
    }

    @Test
    void theRateOfASearchIsTheTotal() {
        assertThat(SEARCHING
                        .with("  producers: 4", "  producers: 4\n  rateIs: perProducer")
                        .refusal())
                .isEqualTo("small.yaml:13: load.rateIs: the search varies the total rate, whoever sends it. Remove this"
                        + " key, or the section search.");
        assertThat(SEARCHING.plus("factors: {load.rateIs: [total]}\n").refusal())
                .startsWith("small.yaml:43: factors.load.rateIs: the search varies the total rate, whoever sends it.");
        assertThatCode(SEARCHING.with("  producers: 4", "  producers: 4\n  rateIs: total")::read)
                .doesNotThrowAnyException();
    }

    @Test
    void aSearchIsNotRepeated() {
        assertThat(SEARCHING.with("repetitions: 1", "repetitions: 2").refusal())
                .isEqualTo("small.yaml:5: repetitions: a search climbs once for each combination, not 2 times. Write 1,"
                        + " or remove repetitions.");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKnownOnes() {
        assertThat(SEARCHING.with("  rungs:", "  rngs:").refusal())
                .isEqualTo("small.yaml:41: search.rngs: unknown key. Did you mean rungs? Known here: from, atMost,"
                        + " precision, rungs, overheadAtMost.");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 4000/s | from: 0/s | :38: search.from: 0/s is not positive.",
                "from: 4000/s | from: 4000 | :38: search.from: '4000' has no unit.",
                "atMost: 64000/s | atMost: 3999/s | :39: search.atMost: 3999/s is below the first rate, 4000/s.",
                "precision: 0.1 | precision: 0 | :40: search.precision: 0 is not positive.",
                "rungs: 12 | rungs: 0 | :41: search.rungs: 0 is less than 1.",
                "overheadAtMost: 3 s | overheadAtMost: 0 s | :42: search.overheadAtMost: 0 s is not positive.",
                "overheadAtMost: 3 s | overheadAtMost: 3 | :42: search.overheadAtMost: '3' has no unit.",
            })
    void oneWrongValueIsRefusedWhereItStands(String written, String wrong, String message) {
        assertThat(SEARCHING.with(written, wrong).refusal()).startsWith("small.yaml" + message);
    }

    @Test
    void whatASearchNeedsIsAskedFor() {
        assertThat(SEARCHING.without("  precision:").refusal())
                .isEqualTo("small.yaml:37: search.precision: missing key. Add it: a number such as 0.5.");
    }

    @Test
    void anExperimentMayBeConfiguredByAnother() {
        assertThat(ONCE.read().configuredBy()).isNull();
        assertThat(ONCE.plus("configuredBy: thresholds\n").read().configuredBy())
                .isEqualTo("thresholds");
    }

    @Test
    void anExperimentIsNotConfiguredByItself() {
        assertThat(ONCE.plus("configuredBy: small\n").refusal())
                .isEqualTo("small.yaml:38: configuredBy: small cannot be configured by itself. Write the id of the"
                        + " experiment that finds the best configuration.");
    }

    @Test
    void aTrialTooShortForThePrecisionIsRefused() {
        assertThat(SEARCHING.with("measure: 30 s", "measure: 14 s").refusal())
                .contains("in 14 s a backlog must grow by 11 % of the rate to be seen, more than the precision of 0.1.")
                .endsWith("Measure at least 15 s, or ask for less precision.");
    }
}
