package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure and page of trials with a result for each record, drawn from invented data into target/figures, to be looked at. */
class RecordGalleryTest {

    private static final Path GALLERY = Path.of("target/figures");
    private static final Experiment EXPERIMENT = SyntheticExperiment.inference();

    @TempDir
    private Path evidence;

    @Test
    void theFiguresOfATrialAreDrawn() throws IOException {
        for (SyntheticRecords trial : List.of(
                SyntheticRecords.bulk("flink", 2, 400_000).trained(),
                SyntheticRecords.bulk("spark", 1, 400_000),
                SyntheticRecords.paced("flink", 2),
                SyntheticRecords.paced("spark", 1))) {
            Judgement judged = trial.judgedIn(evidence);
            List<Plate> plates = TrialPage.plates(judged, EXPERIMENT);
            String name = judged.evidence().manifest().trial();
            for (Plate plate : plates) {
                write(name + "-" + plate.name(), plate);
            }
            Files.writeString(
                    GALLERY.resolve(name + ".html"),
                    "<meta charset=\"utf-8\">" + new TrialPage(judged, EXPERIMENT).html(plates));
        }

        assertThat(GALLERY).isDirectoryContaining("glob:**flink-uniform-parallelism_2-r1-consumer-lag.png");
    }

    @Test
    void theFiguresOfAComparisonAreDrawn() throws IOException {
        ComparisonPage page = new ComparisonPage(SyntheticRecords.all(evidence, 3), EXPERIMENT);
        List<Plate> plates = page.plates();
        for (Plate plate : plates) {
            write("comparison-" + plate.name(), plate);
        }
        Files.writeString(GALLERY.resolve("comparison.html"), "<meta charset=\"utf-8\">" + page.html(plates));

        assertThat(GALLERY).isDirectoryContaining("glob:**comparison-speed-up*400-000*.png");
    }

    private static void write(String name, Plate plate) throws IOException {
        Files.createDirectories(GALLERY);
        String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
        Files.write(GALLERY.resolve(file + ".png"), plate.png());
    }
}
