package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFolderTest {

    @TempDir
    Path root;

    private Path folder() {
        return root.resolve("small").resolve("spark-mmpp-r2");
    }

    private Evidence full() {
        Evidence judged = judged();
        return new Evidence(
                judged.manifest(),
                judged.windows(),
                judged.results(),
                judged.timeline(),
                List.of(
                        new ArrivalRow(0, 49.75, 51, 50, 48L, 3L, 1_204L),
                        new ArrivalRow(100, 0, 0, 1, null, null, null)),
                List.of(
                        new ResourceRow(0, "kafka", 1.0 / 3, 512.25, null),
                        new ResourceRow(0, ResourceRow.MACHINE, 1.75, 9_000, 0.01)),
                List.of(new BatchRow(-250, 312.5, 499), new BatchRow(1_000, 298, 0)),
                records(),
                List.of(new BatchLatencyRow(7, 1_000, 3, 250.5, null, null, null, 512.25, null, null, null, 1_024)),
                List.of(new LagRow(100, 14, 12, 9), new LagRow(204, 25, 25)),
                new Recovery(
                        "worker",
                        "kill",
                        "at least once",
                        List.of(
                                new Recovery.Strike(
                                        "flink-taskmanager",
                                        4711,
                                        137,
                                        5_000,
                                        5_200L,
                                        6_000L,
                                        7_500L,
                                        8_000L,
                                        9_100L,
                                        1.5),
                                new Recovery.Strike("kafka", 42, null, 20_000, null, null, null, null, null, null)),
                        120,
                        4_000),
                judged.directory());
    }

    private static Records records() {
        Statistics none = Statistics.of(new double[0]);
        return new Records(
                new Summary.Counts(10, 9, 1, 0, 0),
                new Summary.Counts(1, 1, 0, 0, 0),
                Map.of("not json", 1L),
                0,
                List.of("record 4 did not come out"),
                none,
                none,
                Map.of(Records.SENT_TO_COMPUTED, none),
                0.5,
                1.25,
                "00",
                Map.of(),
                List.of(new Records.Second(0, 9, none)));
    }

    private Evidence judged() {
        return SampleTrial.in(folder())
                .withInputFaults("event 3, due 7 ms after the start, is not in the input topic")
                .withInvalidReasons("one, with a comma", "and \"another\"\nof two lines")
                .withWindows(List.of(
                        SampleTrial.matched(0, 1_234.567891),
                        SampleTrial.missing(1),
                        SampleTrial.cameOut(2, WindowRow.Status.DUPLICATE, 1e-6),
                        SampleTrial.unexpected(3)))
                .withTimeline(List.of(
                        new TimelineRow(0, "warm up", 0.1 + 0.2, 100, 99, 98, 1, 1_234, 5_678, 12L, 34L),
                        new TimelineRow(1, "measure", 0, 0, 0, 0, 0, Long.MAX_VALUE, 0, null)))
                .evidence();
    }

    private String header(String file) throws IOException {
        return Files.readAllLines(folder().resolve(file)).get(0);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        EvidenceFolder.write(full());

        assertThat(EvidenceFolder.read(folder())).isEqualTo(full());
    }

    @Test
    void theCampaignsOfAWindowAreReadAsTheyWereWritten() {
        Evidence split = SampleTrial.in(folder())
                .withWindows(List.of(
                        SampleTrial.ofCampaign("c00", SampleTrial.matched(0, 1.5)),
                        SampleTrial.ofCampaign("unknown", SampleTrial.missing(0))))
                .evidence();

        EvidenceFolder.write(split);

        assertThat(EvidenceFolder.read(folder())).isEqualTo(split);
    }

    @Test
    void aTrialThatNeverStartedIsReadAsItWasWrittenWithoutARow() {
        Evidence nothing = new Evidence(
                SampleTrial.brokenBeforeItStarted(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                folder());

        EvidenceFolder.write(nothing);

        assertThat(EvidenceFolder.read(folder())).isEqualTo(nothing);
    }

    @Test
    void writingAgainReplacesWhatWasThere() {
        EvidenceFolder.write(full());
        Evidence shorter = SampleTrial.in(folder()).evidence();

        EvidenceFolder.write(shorter);

        assertThat(EvidenceFolder.read(folder())).isEqualTo(shorter);
    }

    @Test
    void theColumnsOfTheFilesAreTheseInThisOrder() throws IOException {
        EvidenceFolder.write(full());

        assertThat(header("windows.csv"))
                .isEqualTo(
                        "windowStartMs,windowEndMs,campaign,status,minViews,maxViews,minClicks,maxClicks,views,clicks,ctr,state,"
                                + "maxIntendedNs,maxSentNs,inputAppendedMs,computedNs,resultAppendedMs,seenNs,"
                                + "latencyMs,floorMs,overheadMs,dialectMs,results,firstSeenNs");
        assertThat(header("results.csv"))
                .isEqualTo(
                        "partition,offset,resultAppendedMs,seenNs,windowStartMs,windowEndMs,campaign,views,clicks,ctr,"
                                + "inputAppendedMs,maxSentNs,computedNs");
        assertThat(header("timeline.csv"))
                .isEqualTo("second,phase,highShare,due,sent,acknowledged,failed,maxScheduleLagMicros,"
                        + "maxStallMicros,backlog,pending");
        assertThat(header("arrivals.csv"))
                .isEqualTo("fromMs,expected,due,sent,appended,firstAppendedMs,lastAppendedMs");
        assertThat(header("resources.csv")).isEqualTo("second,process,cpuCores,residentMiB,stolenCores");
        assertThat(header("batches.csv")).isEqualTo("startedMs,durationMs,records");
        assertThat(header("lag.csv")).isEqualTo("atMs,sent,acknowledged,seen");
        assertThat(header("batch_latency.csv"))
                .isEqualTo("batchId,takenMs,events,startMeanMs,startP50Ms,startP95Ms,startP99Ms,"
                        + "completionMeanMs,completionP50Ms,completionP95Ms,completionP99Ms,elapsedMs");
    }

    @Test
    void aTimelineFromBeforeTheEngineWasAskedWhatIsPendingIsReadWithoutIt() throws IOException {
        EvidenceFolder.write(full());
        Files.writeString(folder().resolve("timeline.csv"), """
                second,phase,highShare,due,sent,acknowledged,failed,maxScheduleLagMicros,maxStallMicros,backlog
                0,measure,0.25,100,100,99,1,1234,5678,12
                """);

        assertThat(EvidenceFolder.read(folder()).timeline())
                .containsExactly(new TimelineRow(0, "measure", 0.25, 100, 100, 99, 1, 1_234, 5_678, 12L));
    }

    @Test
    void aFileWithoutRowsHasItsColumnsAllTheSame() throws IOException {
        EvidenceFolder.write(SampleTrial.in(folder()).evidence());

        assertThat(header("windows.csv")).startsWith("windowStartMs,windowEndMs,campaign,status,");
        assertThat(header("results.csv")).startsWith("partition,offset,");
        assertThat(header("timeline.csv")).startsWith("second,phase,");
    }

    @Test
    void whatDoesNotApplyIsEmptyInARow() throws IOException {
        EvidenceFolder.write(SampleTrial.in(folder())
                .withWindows(List.of(SampleTrial.missing(0)))
                .evidence());

        assertThat(Files.readAllLines(folder().resolve("windows.csv")).get(1))
                .matches("\\d+,\\d+,,MISSING,199,200,49,50,,,,0,\\d+,,,,,,,4001\\.5,,,0,");
    }

    @Test
    void instantsAreWrittenForAReader() throws IOException {
        EvidenceFolder.write(full());

        assertThat(Files.readString(folder().resolve("manifest.json")))
                .contains("\"startedAt\" : \"2026-01-02T03:04:05.123456789Z\"");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> EvidenceFolder.read(folder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "windows.csv", "results.csv", "timeline.csv"})
    void aFileThatIsNotThereIsNamed(String file) throws IOException {
        EvidenceFolder.write(full());
        Files.delete(folder().resolve(file));

        assertThatThrownBy(() -> EvidenceFolder.read(folder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder().toString())
                .hasStackTraceContaining(file);
    }

    @Test
    void onlyRowsThatCameOutOnceAndRightAreTheSample() {
        Evidence evidence = full();

        assertThat(evidence.matched()).containsExactly(SampleTrial.matched(0, 1_234.567891));
        assertThat(evidence.count(WindowRow.Status.WRONG)).isEqualTo(1);
        assertThat(evidence.windows())
                .extracting(WindowRow::expected)
                .as("what the oracle expected")
                .containsExactly(true, true, true, false);
    }

    @Test
    void aTrialCountsOnlyIfItWasFinishedAndNothingSpeaksAgainstIt() {
        SampleTrial good = SampleTrial.in(folder());

        assertThat(good.evidence().manifest().valid()).isTrue();
        assertThat(good.withInvalidReasons("late").evidence().manifest().valid())
                .isFalse();
        assertThat(good.withFailure("broken").evidence().manifest().valid()).isFalse();
    }
}
