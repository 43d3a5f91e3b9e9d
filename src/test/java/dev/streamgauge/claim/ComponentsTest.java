package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Components.Part;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.WindowRow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded/ctr-latency");

    /** The window's end, in milliseconds since the epoch; its bound is 4 s later. */
    private static final long END = 1_000_000;

    /** Stamps of a window in milliseconds after its end; its latest event was due 2 ms before it. */
    private record Stamps(double sent, long inputAppended, double computed, long resultAppended, double seen) {

        WindowRow row() {
            double latency = seen + 2;
            return new WindowRow(
                    END - 2_000,
                    END,
                    WindowRow.Status.MATCHED,
                    9,
                    9,
                    1,
                    1,
                    9L,
                    1L,
                    0.1,
                    0,
                    nanos(-2),
                    nanos(sent),
                    END + inputAppended,
                    nanos(computed),
                    END + resultAppended,
                    nanos(seen),
                    latency,
                    4_002,
                    latency - 4_002,
                    seen - sent);
        }

        private static long nanos(double afterEndMs) {
            return END * 1_000_000 + Math.round(afterEndMs * 1e6);
        }
    }

    private static Components of(Stamps... stamps) {
        return of(Arrays.stream(stamps).map(Stamps::row).toList());
    }

    private static Components of(List<WindowRow> windows) {
        return Components.of(
                SampleTrial.in(Path.of("target/none")).withWindows(windows).evidence());
    }

    private static List<Double> parts(Components.Window window) {
        return Arrays.stream(Part.values()).map(window::ms).toList();
    }

    private static void assertAddsUp(Evidence evidence) {
        Components components = Components.of(evidence);
        assertThat(components.windows()).hasSameSizeAs(evidence.matched()).isNotEmpty();
        for (Components.Window window : components.windows()) {
            assertThat(window.sumMs())
                    .as("all parts of %s", window)
                    .isCloseTo(window.window().latencyMs(), within(1e-6));
            assertThat(parts(window)).as("each part of %s", window).allMatch(part -> part >= -1);
        }
    }

    @Test
    void thePartsFollowTheJourneyOfTheWindow() {
        Components components = of(new Stamps(-1.5, 3, 4_200.25, 4_205, 4_206.5));

        assertThat(parts(components.windows().get(0))).containsExactly(0.5, 4.5, 3_997.0, 200.25, 4.75, 1.5);
    }

    @Test
    void anAppendAfterTheBoundLeavesNothingToWaitFor() {
        Components components = of(new Stamps(4_100, 4_103, 4_203, 4_205, 4_206));

        assertThat(parts(components.windows().get(0)))
                .as("the engine is counted from the append, not from the bound")
                .containsExactly(4_102.0, 3.0, 0.0, 100.0, 2.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark-spp-r1", "spark-mmpp-r1", "flink-spp-r1", "flink-mmpp-r1"})
    void onWhatARunLeftThePartsAddUpToTheLatencyAndNoneIsBelowRounding(String trial) {
        assertAddsUp(EvidenceFolder.read(RECORDED.resolve(trial)));
    }

    @Test
    void aLatencyThatIsNotTheSumOfItsPartsIsNoticed() {
        assertNoticed(row -> with(row, row.latencyMs() + 0.001, row.resultAppendedMs()), "all parts of");
    }

    @Test
    void aStampThatLiesBeforeItsPredecessorIsNoticed() {
        assertNoticed(row -> with(row, row.latencyMs(), row.resultAppendedMs() - 40), "each part of");
    }

    private static void assertNoticed(UnaryOperator<WindowRow> tampering, String check) {
        Evidence recorded = EvidenceFolder.read(RECORDED.resolve("flink-spp-r1"));
        List<WindowRow> windows = IntStream.range(0, recorded.windows().size())
                .mapToObj(i -> i == 3
                        ? tampering.apply(recorded.windows().get(i))
                        : recorded.windows().get(i))
                .toList();
        Evidence tampered =
                SampleTrial.in(Path.of("target/none")).withWindows(windows).evidence();

        assertThatThrownBy(() -> assertAddsUp(tampered))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(check);
    }

    private static WindowRow with(WindowRow row, double latencyMs, long resultAppendedMs) {
        return new WindowRow(
                row.windowStartMs(),
                row.windowEndMs(),
                row.status(),
                row.minViews(),
                row.maxViews(),
                row.minClicks(),
                row.maxClicks(),
                row.views(),
                row.clicks(),
                row.ctr(),
                row.state(),
                row.maxIntendedNs(),
                row.maxSentNs(),
                row.inputAppendedMs(),
                row.computedNs(),
                resultAppendedMs,
                row.seenNs(),
                latencyMs,
                row.floorMs(),
                row.overheadMs(),
                row.dialectMs());
    }

    @Test
    void eachContradictionNamesItsWindowAndPart() {
        Components components = of(new Stamps(-1, 0, 4_100, 4_101, 4_102), new Stamps(-1, 0, 4_100, 4_060, 4_102));

        assertThat(components.contradictions()).containsExactly("window [998000, 1000000): resultHop is -40.000 ms");
    }

    @Test
    void roundingIsNoContradiction() {
        assertThat(of(new Stamps(0.999, 0, 3_999, 3_998, 4_102)).contradictions())
                .as("an append 0.999 ms early, an engine 1 ms before the bound, a result 1 ms before that")
                .isEmpty();
    }

    @Test
    void theFiguresOfAPartAreOverAllWindows() {
        Components components = of(IntStream.rangeClosed(1, 10)
                .mapToObj(k -> new Stamps(-2, 0, 4_000 + k, 4_020, 4_020 + k).row())
                .toList());

        Summary.Component engine = components.summary().get("engine");
        assertThat(engine.mean()).isCloseTo(5.5, within(1e-9));
        assertThat(engine.p50()).isCloseTo(5.5, within(1e-9));
        assertThat(engine.max()).isEqualTo(10.0);
        assertThat(engine.share()).isCloseTo(55 / (10 * 4_022.0 + 55), within(1e-12));
    }

    @Test
    void aMedianNeedsTenWindows() {
        Stamps stamps = new Stamps(-1, 0, 4_100, 4_101, 4_102);

        assertThat(of(Collections.nCopies(9, stamps.row())).figures(Part.ENGINE).p50())
                .isNull();
        assertThat(of(Collections.nCopies(10, stamps.row()))
                        .figures(Part.ENGINE)
                        .p50())
                .isEqualTo(100);
    }

    @Test
    void sharesAddUpToOne() {
        Components components = of(new Stamps(-1.5, 3, 4_200.25, 4_205, 4_206.5));

        assertThat(components.share(Part.values())).isCloseTo(1, within(1e-12));
        assertThat(components.share(Part.INPUT_HOP, Part.RESULT_HOP)).isCloseTo(9.25 / 4_208.5, within(1e-12));
    }

    @Test
    void withoutAWindowEveryPartIsThereAndUnknown() {
        Components none = of(List.of(SampleTrial.missing(0)));

        assertThat(none.summary().keySet())
                .containsExactly("scheduleLag", "inputHop", "watermarkWait", "engine", "resultHop", "delivery");
        assertThat(none.summary().values()).containsOnly(new Summary.Component(null, null, null, null));
        assertThat(none.share(Part.ENGINE)).isNull();
    }
}
