package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiEvidence.Document;
import dev.streamgauge.evidence.UiFolder;
import dev.streamgauge.experiment.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiCaptureTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:4040/jobs/");
    private static final UiEvidence TOLD =
            new UiEvidence(List.of(new Document("jobs", "[ ]")), List.of(), List.of("executors: status 404"));

    private static final UiCapture.Browser DRAWS = (page, png, scratch, deadline) -> {
        try {
            Files.createDirectories(png.getParent());
            Files.writeString(png, "a picture of " + page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    };

    @TempDir
    Path folder;

    /** A job with a user interface. */
    private static class ShownJob extends TestJob {

        private final @Nullable RuntimeException fault;

        ShownJob(@Nullable RuntimeException fault) {
            this.fault = fault;
        }

        @Override
        public UiEvidence describe() {
            if (fault != null) {
                throw fault;
            }
            return TOLD;
        }

        @Override
        public Optional<URI> uiPage() {
            return Optional.of(PAGE);
        }
    }

    private static PlannedTrial trial(int configuration, int repetition) {
        Experiment experiment = Given.defaults()
                .withRepetitions(2)
                .withFactors("{engine: [spark, flink], load.rate: [100/s, 200/s]}")
                .experiment(1);
        return new PlannedTrial(experiment, experiment.configurations().get(configuration), repetition, 7, 1);
    }

    private UiEvidence captured(PlannedTrial trial, TestJob job, UiCapture.@Nullable Browser browser) {
        UiCapture capture = new UiCapture(trial, folder, Optional.ofNullable(browser));
        capture.ask(job);
        capture.photograph(job, folder.resolve("scratch"));
        return UiFolder.read(folder);
    }

    @Test
    void whatTheEngineTellsAndThePictureAreKept() {
        UiEvidence kept = captured(trial(0, 1), new ShownJob(null), DRAWS);

        assertThat(kept).isEqualTo(TOLD);
        assertThat(UiFolder.screenshot(folder)).hasContent("a picture of " + PAGE);
    }

    @Test
    void onePictureOfEachEngineWillDo() {
        List<PlannedTrial> all =
                IntStream.range(0, 8).mapToObj(i -> trial(i / 2, 1 + i % 2)).toList();

        List<String> photographed = all.stream()
                .filter(trial -> {
                    captured(trial, new ShownJob(null), DRAWS);
                    return UiFolder.screenshot(folder).toFile().delete();
                })
                .map(PlannedTrial::id)
                .toList();

        assertThat(photographed).containsExactly("spark-rate_100_s-r1", "flink-rate_100_s-r1");
    }

    @Test
    void anEngineThatCannotTellIsNotedAndThePictureIsTakenAllTheSame() {
        UiEvidence kept = captured(trial(0, 1), new ShownJob(new IllegalStateException("out of order")), DRAWS);

        assertThat(kept.notes()).containsExactly("The user interface was not asked to the end: out of order");
        assertThat(UiFolder.screenshot(folder)).exists();
    }

    @Test
    void aBrowserThatFailsIsNotedBesideWhatWasTold() {
        UiEvidence kept = captured(trial(0, 1), new ShownJob(null), (page, png, scratch, deadline) -> {
            throw new IllegalStateException("chromium took longer than 20 s");
        });

        assertThat(kept.documents()).isEqualTo(TOLD.documents());
        assertThat(kept.notes())
                .containsExactly(
                        "executors: status 404", "No picture of the user interface: chromium took longer than 20 s");
    }

    @Test
    void withoutABrowserThereIsNoPictureAndAReason() {
        UiEvidence kept = captured(trial(0, 1), new ShownJob(null), null);

        assertThat(kept.notes())
                .contains(
                        "No picture of http://127.0.0.1:4040/jobs/: there is no Chromium or Chrome on the PATH, and no"
                                + " -Dchromium=<its file> names one");
        assertThat(UiFolder.screenshot(folder)).doesNotExist();
    }

    @Test
    void anEngineWithoutAUserInterfaceLeavesNothing() {
        captured(trial(0, 1), new TestJob(), DRAWS);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeKeptIsNoReasonToBreakOff() throws IOException {
        Files.writeString(folder.resolve("ui"), "in the way");

        new UiCapture(trial(0, 1), folder, Optional.empty()).ask(new ShownJob(null));

        assertThat(folder.resolve("ui")).hasContent("in the way");
    }
}
