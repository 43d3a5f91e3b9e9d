package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiEvidence.Document;
import dev.streamgauge.evidence.UiEvidence.Table;
import dev.streamgauge.evidence.UiFolder;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiSectionTest {

    private static final UiEvidence UI = new UiEvidence(
            List.of(new Document("jobs", "[ { } ]"), new Document("checkpoints", "{ }")),
            List.of(new Table(
                    "Vertices & more",
                    List.of("vertex", "parallelism", "least watermark"),
                    List.of(List.of("Source <ads>", "2", "2026-03-01T12:00:00Z"), List.of("Sink", "", "")))),
            List.of("watermarks: Flink answered with status 404"));

    @TempDir
    private Path folder;

    private Judgement trial() {
        return Synthetic.trial("flink", "spp").windows(12).judgedIn(folder);
    }

    private static Path directory(Judgement trial) {
        return trial.evidence().directory();
    }

    private static String page(Judgement trial) {
        return new TrialPage(trial, SyntheticExperiment.experiment()).html(List.of());
    }

    private Judgement shown() throws IOException {
        Judgement trial = trial();
        UiFolder.write(directory(trial), UI);
        Files.write(UiFolder.screenshot(directory(trial)), new byte[] {1, 2, 3});
        return trial;
    }

    @Test
    void aTableHasItsNumbersOnTheRightAndADashWhereNothingApplies() throws IOException {
        assertThat(page(shown()))
                .contains("<h4>The user interface of Flink</h4>", "<p class=\"name\">Vertices &amp; more</p>")
                .contains(
                        "<th class=\"\">vertex</th><th class=\"number\">parallelism</th><th class=\"\">least watermark</th>")
                .contains("<td class=\"\">Source &lt;ads&gt;</td><td class=\"number\">2</td>"
                        + "<td class=\"\">2026-03-01T12:00:00Z</td>")
                .contains("<td class=\"\">Sink</td><td class=\"number\">&mdash;</td><td class=\"\">&mdash;</td>");
    }

    @Test
    void thePictureIsInsideThePage() throws IOException {
        assertThat(page(shown()))
                .contains("<img alt=\"The user interface of Flink\" src=\"data:image/png;base64,AQID\">");
    }

    @Test
    void withoutAPictureNoneIsDrawn() {
        Judgement trial = trial();
        UiFolder.write(directory(trial), UI);

        assertThat(page(trial)).contains("The user interface of Flink").doesNotContain("<img");
    }

    @Test
    void whatCouldNotBeHadIsSaid() throws IOException {
        assertThat(page(shown()))
                .contains("What could not be had:", "<li>watermarks: Flink answered with status 404</li>");
    }

    @Test
    void evidenceThatHasNothingOfItHasAPageWithoutTheSection() {
        assertThat(page(trial())).doesNotContain("user interface");
    }

    @Test
    void aCopyOfTheEvidenceGivesTheSamePageToTheByte() throws IOException {
        Judgement trial = shown();
        Path copy = folder.resolve("copy");
        FileUtils.copyDirectory(directory(trial).toFile(), copy.toFile());

        assertThat(UiSection.html(copy, "Flink")).isEqualTo(UiSection.html(directory(trial), "Flink"));
    }

    @Test
    void thePictureAndEachAnswerAreAttached() throws IOException {
        Evidence evidence = shown().evidence();
        Attachments attachments =
                new Attachments(new AllureLifecycle(new FileSystemResultsWriter(folder.resolve("results"))));

        List<Attachment> attached =
                attachments.userInterface(evidence).orElseThrow().getAttachments();

        assertThat(attached)
                .extracting(Attachment::getName)
                .containsExactly("page.png", "checkpoints.json", "jobs.json");
        assertThat(folder.resolve("results").resolve(attached.get(2).getSource()))
                .hasContent("[ { } ]");
    }

    @Test
    void aTrialWithoutAnyHasNoStepForIt() {
        Attachments attachments =
                new Attachments(new AllureLifecycle(new FileSystemResultsWriter(folder.resolve("results"))));

        assertThat(attachments.userInterface(trial().evidence())).isEmpty();
    }
}
