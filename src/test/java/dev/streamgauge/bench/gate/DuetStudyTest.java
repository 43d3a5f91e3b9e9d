package dev.streamgauge.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DuetStudyTest {

    private static final Path STUDIES = Path.of("docs/studies");
    private static final Path CHANGES = Path.of("src/test/studies");

    private static DuetStudy.Run run(boolean red, String outcome) {
        return new DuetStudy.Run(140, red, outcome);
    }

    static List<Path> studies() throws IOException {
        return files(STUDIES, "-plain.jsonl", ".jsonl");
    }

    static List<Path> changes() throws IOException {
        return files(CHANGES, "none", ".patch");
    }

    private static List<Path> files(Path folder, String without, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(ending) && !file.toString().endsWith(without))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theIntervalOfAShareIsThatOfClopperAndPearson() {
        assertThat(new DuetStudy("window", "unchanged", Collections.nCopies(40, run(false, "PASS"))).redShare())
                .usingComparatorWithPrecision(5e-5)
                .containsExactly(0, 0.0881);
        assertThat(new DuetStudy("window", "emission", Collections.nCopies(10, run(true, "FAIL"))).redShare())
                .usingComparatorWithPrecision(5e-5)
                .containsExactly(0.6915, 1);
    }

    @Test
    void aRowTellsWhatCameOfTheDuets() {
        DuetStudy study = new DuetStudy(
                "window", "linger", List.of(run(true, "FAIL"), run(false, "INCONCLUSIVE"), run(false, "PASS")));

        assertThat(study.row()).isEqualTo("| window | linger | 3 | **1** | 1 to 91 % | 1 | 1 | 140 s |");
    }

    @Test
    void aLineOfFiguresIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("window-linger.jsonl"), """
                {"trials":"window","change":"linger","seed":1000,"seconds":143,"red":true,"gate":{"outcome":"FAIL","experiments":[]}}
                """);

        assertThat(DuetStudy.read(file))
                .isEqualTo(new DuetStudy("window", "linger", List.of(new DuetStudy.Run(143, true, "FAIL"))));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void theDocumentHasEachStudysRow(Path file) throws IOException {
        assertThat(Files.readString(Path.of("docs/gating.md")))
                .contains(DuetStudy.read(file).row());
    }

    /** A trial that broke off makes a build red, too, and would be counted as a change that was found. */
    @ParameterizedTest
    @MethodSource("studies")
    void whatIsRedIsSoByTheGateUnlessResultsAreWrong(Path file) {
        DuetStudy study = DuetStudy.read(file);

        assertThat(study.runs())
                .filteredOn(run -> run.red() && !study.change().equals("dropped"))
                .allMatch(run -> run.outcome().equals("FAIL"));
    }

    /** A change that no longer fits the code would study nothing. */
    @ParameterizedTest
    @MethodSource("changes")
    void eachChangeFitsTheCode(Path patch) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "apply", "--check", patch.toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
