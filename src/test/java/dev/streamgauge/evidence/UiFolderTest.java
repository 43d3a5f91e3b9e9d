package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.evidence.UiEvidence.Document;
import dev.streamgauge.evidence.UiEvidence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiFolderTest {

    private static final UiEvidence UI = new UiEvidence(
            List.of(new Document("overview", "{\n  \"slots\" : 2\n}"), new Document("job-config", "{ }")),
            List.of(new Table(
                    "Checkpoints", List.of("what", "value"), List.of(List.of("completed", "12"), List.of("last", "")))),
            List.of("watermarks: status 404"));

    @TempDir
    Path trial;

    @Test
    void whatIsReadIsWhatWasWritten() {
        UiFolder.write(trial, UI);

        assertThat(UiFolder.read(trial)).isEqualTo(UI);
    }

    @Test
    void eachDocumentIsAFileAsItCame() throws IOException {
        UiFolder.write(trial, UI);

        assertThat(Files.readString(trial.resolve("ui/overview.json"))).isEqualTo("{\n  \"slots\" : 2\n}");
        assertThat(trial.resolve("ui")).isDirectoryContaining("glob:**/job-config.json");
        assertThat(Files.readAllLines(trial.resolve("ui/notes.txt"))).containsExactly("watermarks: status 404");
    }

    @Test
    void evidenceOfAnEarlierVersionHasNothingToShow() {
        assertThat(UiFolder.read(trial)).isEqualTo(UiEvidence.NONE);
        assertThat(UiFolder.read(trial.resolve("absent"))).isEqualTo(UiEvidence.NONE);
    }

    @Test
    void whereThereIsNothingToShowThereIsNoFolder() {
        UiFolder.write(trial, UiEvidence.NONE);

        assertThat(trial).isEmptyDirectory();
    }

    @Test
    void aPictureAloneIsNoDocument() throws IOException {
        Files.createDirectories(trial.resolve("ui"));
        Files.write(UiFolder.screenshot(trial), new byte[] {1});

        assertThat(UiFolder.read(trial)).isEqualTo(UiEvidence.NONE);
    }

    @Test
    void aNoteIsOneLineHoweverManyItsReasonHas() {
        UiFolder.write(
                trial,
                UiEvidence.NONE.noting("no picture:\n    out of memory\r\n").noting("and that is all"));

        assertThat(UiFolder.read(trial).notes()).containsExactly("no picture: out of memory", "and that is all");
    }

    @Test
    void tablesThatCannotBeReadAreNamed() throws IOException {
        UiFolder.write(trial, UI);
        Files.writeString(trial.resolve("ui/tables.json"), "[{");

        assertThatThrownBy(() -> UiFolder.read(trial))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(trial.resolve("ui").toString());
    }

    @Test
    void aDocumentIsNamedSoThatItCanBeAFileBesideTheOthers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Document("../manifest", "{}"))
                .withMessage("'../manifest' cannot name a file everywhere");
        UiEvidence clash = new UiEvidence(List.of(new Document("tables", "{}")), List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> UiFolder.write(trial, clash));
    }

    @Test
    void aRowHasACellForEachColumn() {
        List<List<String>> rows = List.of(List.of("completed"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("Checkpoints", List.of("what", "value"), rows))
                .withMessage("A row of 'Checkpoints' has 1 cells, not 2: [completed]");
    }
}
