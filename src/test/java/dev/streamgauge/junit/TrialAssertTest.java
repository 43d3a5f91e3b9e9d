package dev.streamgauge.junit;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.MadeLoad;
import dev.streamgauge.evidence.EvidenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test of a trial says, under faults and of its latency, word for word. */
class TrialAssertTest {

    private static final String TRIAL = "load/flink-1000-2-2 (engine flink, arrivals unknown, rate 1000/s, seed 42)";

    private static MadeLoad struck() {
        return MadeLoad.flink(1_000).struck(10, 12);
    }

    private static void assertMessage(Judgement trial, String... lines) {
        assertThatThrownBy(() -> assertThat(trial).holds())
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.join(System.lineSeparator(), lines));
    }

    @Test
    void aTrialThatRepeatedWhatItMayAndRecoveredHolds() {
        assertThatCode(() -> assertThat(struck().spoilt(0, 40, 0).judged())
                        .holds()
                        .keepsItsGuarantee()
                        .recovered())
                .doesNotThrowAnyException();
    }

    @Test
    void aRepetitionUnderExactlyOnceNamesFaultGuaranteeAndCounts() {
        assertMessage(
                struck().exactlyOnce().spoilt(0, 40, 0).judged(),
                TRIAL
                        + " breaks its guarantee of exactly once, after its worker was killed once: of 25000 expected records"
                        + " 24960 matched, 0 missing, 40 duplicate, 0 wrong.",
                "  of 4 malformed records 4 were set aside rightly, 0 missing, 0 duplicate, 0 wrong");
    }

    @Test
    void aLossNamesTheFirstThatAreLost() {
        assertMessage(
                struck().struck(15, 16)
                        .paused()
                        .spoilt(2, 3, 1, "record 17 did not come out", "record 18 did not come out")
                        .judged(),
                TRIAL
                        + " breaks its guarantee of at least once, after its worker was paused 2 times: of 25000 expected records"
                        + " 24994 matched, 2 missing, 3 duplicate, 1 wrong.",
                "  record 17 did not come out",
                "  record 18 did not come out",
                "  of 4 malformed records 4 were set aside rightly, 0 missing, 0 duplicate, 0 wrong");
    }

    @Test
    void withoutAFaultNothingMayBeRepeated() {
        assertThatThrownBy(
                        () -> assertThat(MadeLoad.flink(1_000).spoilt(0, 1, 0).judged())
                                .keepsItsGuarantee())
                .hasMessageStartingWith(TRIAL
                        + " breaks its guarantee, though nothing was done to it: of 25000 expected records 24999");
        assertThatThrownBy(
                        () -> assertThat(MadeLoad.flink(1_000).spoilt(0, 1, 0).judged())
                                .holds())
                .hasMessageStartingWith(
                        TRIAL + ": of 25000 expected records 24999 matched, 0 missing, 1 duplicate, 0 wrong.");
    }

    @Test
    void aStrikeThatWasNotRecoveredFromSaysWhatIsMissing() {
        assertMessage(
                struck().struck(15, 16).stuck().judged(),
                TRIAL + " did not recover after its worker was killed 2 times.",
                "  strike 2 of 2, on taskmanager (pid 4712), 15000 ms after the load began: no result came that was computed"
                        + " after it");
        assertMessage(
                MadeLoad.flink(2_000).struck(10, 24).judged(),
                TRIAL.replace("1000", "2000") + " did not recover after its worker was killed once.",
                "  strike 1 of 1, on taskmanager (pid 4711), 10000 ms after the load began: it did not catch up: 21 events waited"
                        + " before, up to 28020 after");
    }

    @Test
    void whereNothingWasDoneThereIsNothingToRecoverFrom() {
        assertThatThrownBy(() -> assertThat(MadeLoad.flink(1_000).judged()).recovered())
                .isInstanceOf(AssertionError.class)
                .hasMessage(TRIAL + " has nothing to recover from: nothing was done to it.");
    }

    private static final Path RECORDED = Path.of("src/test/resources/recorded/ctr-latency/flink-spp-r1");

    /** A recorded trial; the fourth of its windows was published so much later than the broker stamped. */
    private static Judgement published(Path folder, long laterMs) throws IOException {
        FileUtils.copyDirectory(RECORDED.toFile(), folder.toFile());
        List<String> lines = Files.readAllLines(folder.resolve("windows.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("resultAppendedMs");
        String[] fourth = lines.get(4).split(",", -1);
        fourth[column] = Long.toString(Long.parseLong(fourth[column]) + laterMs);
        lines.set(4, String.join(",", fourth));
        Files.write(folder.resolve("windows.csv"), lines);
        return Judgement.of(EvidenceFolder.read(folder), List.of());
    }

    @Test
    void whereTheStampsAreInOrderL1AndL2DivideTheLatency(@TempDir Path folder) throws IOException {
        Judgement sound = published(folder, 0);

        assertThatCode(() -> assertThat(sound).dividesItsLatency()).doesNotThrowAnyException();
    }

    @Test
    void aWindowThatWasPublishedBeforeItWasComputedIsNamed(@TempDir Path folder) throws IOException {
        Judgement tampered = published(folder, -3_000);

        assertThatThrownBy(() -> assertThat(tampered).dividesItsLatency())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("ctr-latency/flink-spp-r1 (engine flink, arrivals spp,")
                .hasMessageContaining(": L1 and L2 do not divide the latency of 1 of 15 windows that came out;"
                        + " L1 + L2 must be T3 - T1, and both at least -1 ms.")
                .hasMessageMatching("(?s).*\\R  window \\[\\d+, \\d+\\): L2 is -2\\d{3}\\.\\d{3} ms");
    }

    @Test
    void aTrialWithoutAWindowShowsNothing() {
        assertThatThrownBy(() -> assertThat(MadeLoad.flink(1_000).judged()).dividesItsLatency())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(TRIAL + ": L1 and L2 do not divide the latency of 0 of 0 windows");
    }
}
