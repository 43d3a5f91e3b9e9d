package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.MadeLoad;
import dev.streamgauge.claim.TrialSummary;
import dev.streamgauge.evidence.Summary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a trial when it is over, and in the table at the end. */
class ConsoleTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private static Summary.Trial trial(MadeLoad made, Summary.Status status) {
        return TrialSummary.of(made.judged(), status, Path.of("target"));
    }

    private List<String> lines(Summary.Trial trial) {
        try (Console console = new Console(new PrintStream(said, true, StandardCharsets.US_ASCII))) {
            console.ended(trial);
            console.table(List.of(trial));
        }
        return said.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    @Test
    void theLiveViewsAddressIsSaid() {
        try (Console console = new Console(new PrintStream(said, true, StandardCharsets.US_ASCII))) {
            console.watchedAt(URI.create("http://127.0.0.1:8080/"));
        }

        assertThat(said.toString(StandardCharsets.US_ASCII).lines())
                .containsExactly(
                        "streamgauge live view at http://127.0.0.1:8080/, for Prometheus at http://127.0.0.1:8080/metrics");
    }

    @Test
    void aTrialWithoutAFaultShowsWhatCameOut() {
        List<String> lines = lines(trial(MadeLoad.flink(1_000), Summary.Status.PASSED));

        assertThat(lines.get(0))
                .isEqualTo(
                        "streamgauge   passed   flink-1000-2-2: 25,000 of 25,000 records matched, overhead p50 11 ms");
        assertThat(lines.get(3)).endsWith(" 25000/25000");
    }

    @Test
    void aTrialWithAFaultAlsoShowsRepetitionsAndHowLongItTook() {
        List<String> lines =
                lines(trial(MadeLoad.flink(1_000).struck(10, 12).spoilt(0, 610, 0), Summary.Status.PASSED));

        assertThat(lines.get(0))
                .isEqualTo(
                        "streamgauge   passed   flink-1000-2-2: 24,390 of 25,000 records matched and 610 again, overhead p50"
                                + " 11 ms; recovered in 4.1 s");
        assertThat(lines.get(3)).endsWith(" 25000/25000 (+610 again); recovered in 4.1 s");
    }

    @Test
    void aTrialThatDidNotRecoverSaysSo() {
        List<String> lines = lines(trial(MadeLoad.flink(1_000).struck(10, 12).stuck(), Summary.Status.FAILED));

        assertThat(lines.get(3)).endsWith(" 25000/25000; NOT RECOVERED");
    }
}
