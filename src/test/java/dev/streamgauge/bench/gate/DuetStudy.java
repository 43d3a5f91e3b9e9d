package dev.streamgauge.bench.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * What came of real duets of one kind of trials and one change, as {@code .ci/duet-study} left it.
 *
 * @param trials the trials' name
 * @param change what one build did differently; {@value #UNCHANGED} if nothing
 * @param runs one for each duet
 */
record DuetStudy(String trials, String change, List<Run> runs) {

    static final String UNCHANGED = "unchanged";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double BEYOND_EITHER_END = 0.025;

    /**
     * A duet.
     *
     * @param seconds how long it took, Maven included
     * @param red whether the build failed
     * @param outcome of the gate: {@code PASS}, {@code FAIL} or {@code INCONCLUSIVE}
     */
    record Run(double seconds, boolean red, String outcome) {

        private static Run of(JsonNode line) {
            return new Run(
                    line.path("seconds").asDouble(),
                    line.path("red").asBoolean(),
                    line.path("gate").path("outcome").asText());
        }
    }

    /** Reads one file of lines. */
    static DuetStudy read(Path file) {
        try {
            List<JsonNode> lines =
                    Files.readAllLines(file).stream().map(DuetStudy::parsed).toList();
            JsonNode first = lines.get(0);
            return new DuetStudy(
                    first.path("trials").asText(),
                    first.path("change").asText(),
                    lines.stream().map(Run::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("No line of a study: " + line, e);
        }
    }

    int red() {
        return (int) runs.stream().filter(Run::red).count();
    }

    private long green(String outcome) {
        return runs.stream()
                .filter(run -> !run.red() && run.outcome().equals(outcome))
                .count();
    }

    /** Where the share of red duets lies, at 95 % (Clopper and Pearson 1934). */
    double[] redShare() {
        int n = runs.size();
        int red = red();
        return new double[] {
            red == 0 ? 0 : BetaDistribution.of(red, n - red + 1.0).inverseCumulativeProbability(BEYOND_EITHER_END),
            red == n ? 1 : BetaDistribution.of(red + 1.0, n - red).inverseSurvivalProbability(BEYOND_EITHER_END)
        };
    }

    /** A row of the table in docs/gating.md. */
    String row() {
        double[] share = redShare();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | **%d** | %.0f to %.0f %% | %d | %d | %.0f s |",
                trials,
                change,
                runs.size(),
                red(),
                100 * share[0],
                100 * share[1],
                green("INCONCLUSIVE"),
                green("PASS"),
                Median.withDefaults()
                        .evaluate(runs.stream().mapToDouble(Run::seconds).toArray()));
    }
}
