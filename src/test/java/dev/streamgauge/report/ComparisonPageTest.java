package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.experiment.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {

    @TempDir
    private Path folder;

    @Test
    void aSettingIsTheSameOrDeclaredOrUndeclared() {
        // given
        Experiment onlyTriggerDeclared = SyntheticExperiment.experiment(Map.of("trigger", "micro-batches <by design>"));

        // when
        String page = page(onlyTriggerDeclared);

        // then
        assertThat(settingsRow(page, "window")).contains("same");
        assertThat(settingsRow(page, "trigger")).contains("declared: micro-batches &lt;by design&gt;");
        assertThat(settingsRow(page, "watermarkInterval")).contains("UNDECLARED", "200 ms", "&mdash;");
    }

    @Test
    void eachConfigurationHasARowInTheOrderOfTheExperiment() {
        assertThat(page(SyntheticExperiment.experiment()))
                .containsSubsequence(
                        "name\">Flink &middot; SPP",
                        "name\">Flink &middot; MMPP",
                        "name\">Spark &middot; SPP",
                        "name\">Spark &middot; MMPP");
    }

    @Test
    void repetitionsArePooledWindowByWindow() {
        // given
        List<Judgement> twice = List.of(
                Synthetic.trial("flink", "spp").windows(24).judgedIn(folder),
                Synthetic.trial("flink", "spp").repetition(2).windows(26).judgedIn(folder));

        // when
        List<TrialGroup> groups = TrialGroup.of(twice, SyntheticExperiment.experiment());

        // then
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).overhead().count()).isEqualTo(50);
        assertThat(groups.get(0).overhead().p90()).isNotNull();
    }

    @Test
    void trialsOfTheSameStreamArePairedWindowByWindowWithoutMissingOnes() {
        // given
        List<Judgement> trials = List.of(
                Synthetic.trial("spark", "spp").windows(12).missingWindow(4).judgedIn(folder),
                Synthetic.trial("flink", "spp").windows(12).missingWindow(7).judgedIn(folder),
                Synthetic.trial("flink", "mmpp").windows(12).judgedIn(folder));

        // when
        List<Pair> pairs = Pair.among(trials, SyntheticExperiment.experiment());

        // then
        assertThat(pairs).hasSize(1);
        assertThat(pairs.get(0).firstTitle().engine()).isEqualTo("Flink");
        assertThat(pairs.get(0).differencesMs()).hasSize(10).allMatch(difference -> difference > 500);
    }

    @Test
    void thereIsAFigureForEachArrivalProcess() {
        // given
        Experiment experiment = SyntheticExperiment.experiment();

        // when
        List<Plate> plates = new ComparisonPage(trials(), experiment).plates();

        // then
        assertThat(plates)
                .extracting(Plate::name)
                .containsExactly(
                        "Overhead by configuration",
                        "Distribution of overhead",
                        "Where the latency comes from",
                        "Processing and sink latency",
                        "Paired latency, SPP · 1,500 events/s",
                        "Paired latency, MMPP · 1,500 events/s");
        assertThat(plates).allSatisfy(plate -> assertThat(plate.png()).isNotEmpty());
    }

    @Test
    void aConfigurationWithOneTrialThatWasNotWarmOrNotCertifiedIsMarked() {
        // given
        Experiment experiment = SyntheticExperiment.experiment();
        Judgement sound = Synthetic.trial("spark", "spp").judgedIn(folder);
        Judgement cold =
                Synthetic.trial("spark", "spp").repetition(2).slowAtFirst().judgedIn(folder);
        Judgement bursty = Synthetic.trial("spark", "spp")
                .repetition(3)
                .sends(SyntheticInstruments.Sends.ONE_BURST_A_SECOND)
                .judgedIn(folder);

        // when
        String all = configurationRow(List.of(sound), experiment);
        String withCold = configurationRow(List.of(sound, cold), experiment);
        String withBursty = configurationRow(List.of(sound, bursty), experiment);

        // then
        assertThat(all).contains("<td class=\"good\">✓</td><td class=\"good\">✓</td>");
        assertThat(withCold).contains("<td class=\"good\">✓</td><td class=\"doubt\">✗</td>");
        assertThat(withBursty).contains("<td class=\"bad\">✗</td><td class=\"good\">✓</td>");
    }

    private static String configurationRow(List<Judgement> trials, Experiment experiment) {
        String page = new ComparisonPage(trials, experiment).html(List.of());
        String from = page.substring(page.indexOf("name\">Spark &middot; SPP"));
        return from.substring(0, from.indexOf("</tr>"));
    }

    private String page(Experiment experiment) {
        return new ComparisonPage(trials(), experiment).html(List.of());
    }

    private List<Judgement> trials() {
        return List.of(
                Synthetic.trial("spark", "mmpp").judgedIn(folder),
                Synthetic.trial("spark", "spp").judgedIn(folder),
                Synthetic.trial("flink", "spp").judgedIn(folder),
                Synthetic.trial("flink", "mmpp").judgedIn(folder));
    }

    private static String settingsRow(String page, String setting) {
        String from = page.substring(page.indexOf(">" + setting + "<"));
        return from.substring(0, from.indexOf("</tr>"));
    }
}
