package dev.streamgauge.bench.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {

    @TempDir
    Path folder;

    private static Outcome outcome() {
        Measured measured = new Measured();
        measured.parameter("rounds", 3);
        measured.round(Map.of("round", 1, "perSecond", 12));
        measured.figure(Figure.of("throughput", Map.of("codec", "lz4"), "records/s", List.of(1e6, 2e6, 3e6)));
        measured.figure(Figure.of("CPU", Map.of("codec", "lz4"), "cores", List.of(0.5)));
        measured.ratio(
                Ratio.of("ours / theirs", Map.of("codec", "lz4"), List.of(1.0, 1.0, 1.0), List.of(2.0, 2.0, 2.0)));
        measured.target(Target.atLeast(0.9, "", "lower end", 0.5));
        measured.target(Target.atMost(50, "us", "p99", null));
        measured.note("one sentence");
        return Outcome.of("broker", Instant.now(), measured);
    }

    @Test
    void itsFileSaysWhatWasMeasuredWhereAndWhetherTheTargetsWereReached() throws IOException {
        JsonNode file =
                JsonMapper.builder().build().readTree(outcome().write(folder).toFile());

        assertThat(folder.resolve("broker.json")).exists();
        assertThat(file.path("machine").path("cores").asInt()).isPositive();
        assertThat(file.path("started").asText()).startsWith("20");
        assertThat(file.at("/rounds/0/perSecond").asInt()).isEqualTo(12);
        assertThat(file.at("/medians/0/median").asDouble()).isEqualTo(2e6);
        assertThat(file.at("/medians/1/low").isNull()).isTrue();
        assertThat(file.at("/ratios/0/low").asDouble()).isEqualTo(0.5);
        assertThat(file.at("/targets/0/reached").asBoolean(true)).isFalse();
        assertThat(file.at("/targets/1/reached").isNull()).isTrue();
    }

    @Test
    void theConsoleHasALineForEachCircumstanceEachRatioAndEachTarget() {
        assertThat(OutcomeTable.lines(List.of(outcome())))
                .anySatisfy(line -> assertThat(line)
                        .contains("lz4", "throughput 2,000,000 [1,000,000, 3,000,000] records/s, CPU 0.500 cores"))
                .contains(
                        "  ours / theirs (lz4): 0.500 [0.500, 0.500]",
                        "  MISSED  lower end: 0.500 >= 0.900 ",
                        "  open    p99: not observed <= 50.0 us",
                        "  note: one sentence");
    }
}
