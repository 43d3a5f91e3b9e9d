package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateReportTest {

    @TempDir
    private Path target;

    @Test
    void withoutResultsNothingIsMadeAndNothingFails() throws Exception {
        // given
        GenerateReport generate = generate();

        // when
        boolean made = generate.run();

        // then
        assertThat(made).isFalse();
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void theTrendOfTheLastReportIsCarriedOn() throws IOException {
        // given
        Files.createDirectories(target.resolve("results"));
        Path history = Files.createDirectories(target.resolve("report/history"));
        Files.writeString(history.resolve("history-trend.json"), "[{\"buildOrder\":7},{\"buildOrder\":6}]");

        // when
        generate().carryHistoryOn();

        // then
        assertThat(target.resolve("results/history/history-trend.json")).exists();
        assertThat(executor().path("buildOrder").asLong()).isEqualTo(8);
    }

    @Test
    void aTrendThatIsKeptElsewhereIsCarriedOnWhereNoReportIsLeft() throws IOException {
        // given
        Files.createDirectories(target.resolve("results"));
        Path first = Files.createDirectories(target.resolve("report/history"));
        Files.writeString(first.resolve("history-trend.json"), "[{\"buildOrder\":7}]");
        generate().keepHistory();
        FileUtils.deleteDirectory(target.resolve("report").toFile());

        // when
        generate().carryHistoryOn();

        // then
        assertThat(target.resolve("results/history/history-trend.json")).exists();
        assertThat(executor().path("buildOrder").asLong()).isEqualTo(8);
    }

    @Test
    void theFirstReportBeginsTheTrend() throws IOException {
        // given
        Files.createDirectories(target.resolve("results"));

        // when
        generate().carryHistoryOn();

        // then
        assertThat(executor().path("buildOrder").asLong()).isEqualTo(1);
    }

    /** What 512 MiB were found too little for. */
    @Test
    void manyResultsAreGivenTheMemoryThatTheyTake() {
        long fewer = GenerateReport.heapMebibytes(10_000_000);
        long many = GenerateReport.heapMebibytes(234L << 20);

        assertThat(fewer).isBetween(512L, 1_024L);
        assertThat(many).isGreaterThan(2_000);
    }

    private GenerateReport generate() {
        return new GenerateReport(
                target.resolve("commandline"),
                target.resolve("theme"),
                target.resolve("results"),
                target.resolve("report"),
                target.resolve("report.html"),
                target.resolve("kept"));
    }

    private JsonNode executor() throws IOException {
        return new ObjectMapper()
                .readTree(target.resolve("results/executor.json").toFile());
    }
}
