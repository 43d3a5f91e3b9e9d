package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.gate.GatePolicy;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.GateSummary.Comparison;
import dev.streamgauge.evidence.History;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatePageTest {

    static final GateSummary GATE = new GateSummary(
            "FAIL",
            false,
            List.of(new GateSummary.Experiment(
                    "ctr-latency",
                    "baselines/ctr-latency.json",
                    false,
                    "the baseline's class of machine, as fast as it was: cpu at 1.01 of its rate",
                    3,
                    "FAIL",
                    List.of(
                            new Comparison(
                                    "spark-spp",
                                    "overhead.p50",
                                    "ms",
                                    1_302.4,
                                    1_561.0,
                                    258.6,
                                    190.2,
                                    300.0,
                                    130.2,
                                    210.0,
                                    5,
                                    2,
                                    List.of(1_290.0, 1_310.0, 1_305.0, 1_300.0, 1_307.0),
                                    List.of(1_560.0, 1_562.0),
                                    "FAIL",
                                    "worse by at least 190 ms, of 130 tolerated"),
                            new Comparison(
                                    "flink|spp",
                                    "overhead.p50",
                                    "ms",
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    5,
                                    1,
                                    List.of(),
                                    List.of(),
                                    "INCONCLUSIVE",
                                    "refused: another | stream")))),
            List.of());

    private static Trend trend() {
        List<History.Row> rows = new ArrayList<>();
        for (int run = 0; run < 28; run++) {
            rows.add(new History.Row(
                    Instant.EPOCH,
                    "0123456789abcdef",
                    "AMD EPYC, 2 cores, 23.5 GiB",
                    "quick",
                    "embedded",
                    "spark-spp",
                    "overhead.p50",
                    "ms",
                    false,
                    (run < 20 ? 1_300 : 1_560) + 17 * (run % 4),
                    1));
        }
        return Trend.of("ctr-latency", rows, GatePolicy.DEFAULT).get(0);
    }

    @Test
    void thePageHasEachComparisonWithItsReason() {
        String html = new GatePage(GATE, List.of()).html(List.of());

        assertThat(html)
                .contains("The gate: failed")
                .contains("worse by at least 190 ms, of 130 tolerated")
                .contains("190 &hellip; 300")
                .contains("refused: another | stream")
                .contains("in at most 1.0 % of runs");
    }

    @Test
    void theTrialsOfAComparisonAreDrawnBesideWhatIsTolerated() throws IOException {
        Comparison slower = GATE.experiments().get(0).comparisons().get(0);

        List<Plate> plates = new GatePage(GATE, List.of()).plates();

        assertThat(plates).extracting(Plate::name).containsExactly("Trials: overhead.p50 of spark-spp");
        Path picture = Path.of("target/gallery/gate-trials.png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, plates.get(0).png());
        assertThat(ComparedFigure.of(slower).marks())
                .filteredOn(mark -> mark.name().equals("the worst that is tolerated"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Mark.Curve.class,
                        curve -> assertThat(curve.points().get(0).y()).isEqualTo(1_302.4 + 130.2));
    }

    @Test
    void ofARateLessIsTolerated() {
        Comparison rate = new Comparison(
                "bulk",
                "throughput",
                "records/s",
                1_000.0,
                900.0,
                100.0,
                90.0,
                110.0,
                100.0,
                120.0,
                2,
                2,
                List.of(999.0, 1_001.0),
                List.of(899.0, 901.0),
                "INCONCLUSIVE",
                "not decided");

        assertThat(ComparedFigure.of(rate).marks())
                .filteredOn(mark -> mark.name().equals("the worst that is tolerated"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Mark.Curve.class,
                        curve -> assertThat(curve.points().get(0).y()).isEqualTo(900));
    }

    @Test
    void aTrendIsDrawnWithItsChange() throws IOException {
        GatePage page = new GatePage(new GateSummary("FAIL", false, List.of(), List.of()), List.of(trend()));

        List<Plate> plates = page.plates();

        assertThat(plates).hasSize(1);
        Path picture = Path.of("target/gallery/gate-trend.png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, plates.get(0).png());
        assertThat(TrendFigure.of(trend()).marks())
                .contains(new Mark.Divider("change at 01234567", Palette.VERMILION, 20.5));
        assertThat(page.html(plates)).contains("Trend of overhead.p50 of spark-spp");
    }

    @Test
    void theMarkdownIsATableThatNoTextBreaks() {
        assertThat(GateMarkdown.of(GATE).lines())
                .containsExactly(
                        "**Gate: failed**",
                        "",
                        "**ctr-latency**: failed. Baseline `baselines/ctr-latency.json`, on the baseline's class of machine,"
                                + " as fast as it was: cpu at 1.01 of its rate; 3 further trials.",
                        "",
                        "| | configuration | figure | baseline | this run | tolerated | detectable | why |",
                        "|---|---|---|---|---|---|---|---|",
                        "| ❌ | spark-spp | overhead.p50 | 1,302 ms | 1,561 ms | 130 ms | 210 ms | worse by at least 190 ms, of 130"
                                + " tolerated |",
                        "| ❔ | flink\\|spp | overhead.p50 | — | — | — | — | refused: another \\| stream |");
    }
}
