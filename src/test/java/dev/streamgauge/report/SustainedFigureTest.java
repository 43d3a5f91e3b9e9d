package dev.streamgauge.report;

import static dev.streamgauge.claim.SearchedExperiment.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.claim.SearchedExperiment;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SustainedFigureTest {

    private static final Path TO_LOOK_AT = Path.of("target/figures/sustained.png");

    @TempDir
    private Path folder;

    private static Experiment experiment() {
        return SearchedExperiment.experiment(
                Map.of("engine", List.of("postgres", "spark", "flink"), "fsync", List.of("on", "off")),
                SearchedExperiment.SEARCH);
    }

    private static Threshold sustainedIn(Judgement trial, double rateHz) {
        String id = trial.evidence().manifest().trial();
        return new Threshold(
                Map.of("engine", "spark"),
                rateHz,
                null,
                "the number of trials, 1",
                List.of(new Rung(rateHz, Outcome.SUSTAINED, "keeps up", 900.0, 0.0, -5.0, 5.0, id)));
    }

    @Test
    void eachRowTellsWhatIsSustainedWhereItEndsAndHowLateWindowsAreThere() throws IOException {
        // given
        Judgement trial = Synthetic.trial("spark", "spp").windows(120).judgedIn(folder);
        List<Threshold> thresholds = List.of(
                threshold("engine=postgres, fsync=on", 32_000, 45_000, 900),
                threshold("engine=postgres, fsync=off", 0, 16_000, 900),
                sustainedIn(trial, 64_000));

        // when
        Rows figure =
                SustainedFigure.of(experiment(), thresholds, List.of(trial)).orElseThrow();

        // then
        assertThat(figure.rows())
                .extracting(Rows.Row::name)
                .as("the highest first, and only what is sustained")
                .containsExactly("Spark", "Postgres · fsync on");
        assertThat(figure.rows())
                .extracting(Rows.Row::note)
                .containsExactly(
                        "64,000/s · p95 %s s · not the limit"
                                .formatted(Text.seconds(trial.latency().p95())),
                        "32,000/s · p95 unknown (0 windows)");
        assertThat(figure.rows().get(1).parts())
                .containsExactly(
                        new Rows.Part(SustainedFigure.SUSTAINED, Palette.BLUE, 0, 32_000),
                        new Rows.Part(SustainedFigure.OPEN, Palette.SILVER, 32_000, 45_000));
        Files.createDirectories(TO_LOOK_AT.getParent());
        Files.write(TO_LOOK_AT, figure.png());
    }

    @Test
    void whereNothingIsSustainedThereIsNoFigure() {
        assertThat(SustainedFigure.of(experiment(), List.of(threshold("engine=spark", 0, 16_000, 900)), List.of()))
                .isEmpty();
    }
}
