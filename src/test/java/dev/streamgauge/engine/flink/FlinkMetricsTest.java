package dev.streamgauge.engine.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.engine.Given;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Pipeline;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Answers as a session cluster gives them, shortened. */
class FlinkMetricsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOURCE = "/jobs/4a/vertices/a1/subtasks/metrics";
    private static final String WINDOW = "/jobs/4a/vertices/b2/subtasks/metrics";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final FlinkMetrics metrics = new FlinkMetrics(this::answer, "4a");

    private JsonNode answer(String path) {
        asked.add(path);
        String answer = answers.get(path);
        assertThat(answer).as(path).isNotNull();
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void givenTheClickThroughRate() {
        answers.put("/jobs/4a", "{\"vertices\":[{\"id\":\"a1\"},{\"id\":\"b2\"}]}");
        answers.put(SOURCE, """
                        [{"id":"numRecordsIn"},{"id":"Source__ad_events[1].numRecordsIn"},
                         {"id":"Source__ad_events[1].numRecordsInPerSecond"},{"id":"Calc[2].numRecordsOut"}]""");
        answers.put(WINDOW, """
                        [{"id":"numRecordsIn"},{"id":"GlobalWindowAggregate[5].numLateRecordsDropped"},
                         {"id":"Calc[6].numRecordsOut"}]""");
        answers.put(
                SOURCE + "?get=Source__ad_events%5B1%5D.numRecordsIn&agg=sum",
                "[{\"id\":\"Source__ad_events[1].numRecordsIn\",\"sum\":21010.0}]");
        answers.put(
                SOURCE + "?get=Calc%5B2%5D.numRecordsOut&agg=sum",
                "[{\"id\":\"Calc[2].numRecordsOut\",\"sum\":21000.0}]");
        answers.put(
                WINDOW + "?get=GlobalWindowAggregate%5B5%5D.numLateRecordsDropped&agg=sum",
                "[{\"id\":\"GlobalWindowAggregate[5].numLateRecordsDropped\",\"sum\":3.0}]");
    }

    /** All operators of the inference are chained, so there is one vertex. */
    private void givenTheInference() {
        answers.put("/jobs/4a", "{\"vertices\":[{\"id\":\"a1\"}]}");
        answers.put(SOURCE, """
                        [{"id":"numRecordsIn"},{"id":"Source__lines.numRecordsIn"},{"id":"Source__lines.numRecordsOut"},
                         {"id":"prediction.numRecordsIn"},{"id":"prediction.predictions"},{"id":"prediction.deadLetters"},
                         {"id":"results__Writer.numRecordsIn"}]""");
        answers.put(
                SOURCE + "?get=Source__lines.numRecordsIn&agg=sum",
                "[{\"id\":\"Source__lines.numRecordsIn\",\"sum\":1010000.0}]");
        answers.put(
                SOURCE + "?get=prediction.deadLetters&agg=sum",
                "[{\"id\":\"prediction.deadLetters\",\"sum\":10000.0}]");
    }

    private EngineFigures figuresOf(Pipeline pipeline) {
        return FlinkProgram.of(pipeline).figures(metrics);
    }

    @Test
    void aClickThroughRateHasLostWhatItsSourceReadAndItsFilterLetNotPass() {
        givenTheClickThroughRate();

        assertThat(figuresOf(Given.defaults().pipeline())).isEqualTo(new EngineFigures(21_010L, 10L, 3L, List.of()));
    }

    @Test
    void byCampaignTheOperatorBehindTheLookUpIsNotTheFilter() {
        givenTheClickThroughRate();
        answers.put(SOURCE, """
                        [{"id":"Source__ad_events[1].numRecordsIn"},{"id":"Calc[10].numRecordsOut"},
                         {"id":"LookupJoin[9].numRecordsOut"},{"id":"Calc[2].numRecordsOut"}]""");

        assertThat(figuresOf(Given.defaults().pipeline().groupedBy(Pipeline.Grouping.CAMPAIGN))
                        .malformed())
                .isEqualTo(10);
    }

    @Test
    void anInferenceCountsItsDeadLettersItself() {
        givenTheInference();

        assertThat(figuresOf(Inference.pipeline())).isEqualTo(new EngineFigures(1_010_000L, 10_000L, 0L, List.of()));
    }

    @Test
    void whatIsReadByNowIsAskedForTwiceSinceTheFirstAnswerIsOld() {
        givenTheInference();

        assertThat(metrics.recordsReadByNow()).isEqualTo(OptionalLong.of(1_010_000));
        assertThat(asked)
                .containsExactly(
                        "/jobs/4a",
                        SOURCE,
                        SOURCE + "?get=Source__lines.numRecordsIn&agg=sum",
                        SOURCE + "?get=Source__lines.numRecordsIn&agg=sum");
    }

    @Test
    void aSourceThatHasNotToldItsMetricsYetIsAskedAgainLater() {
        givenTheInference();
        String metricsOfSource = answers.put(SOURCE, "[]");

        assertThat(metrics.recordsReadByNow()).isEmpty();

        answers.put(SOURCE, metricsOfSource);
        assertThat(metrics.recordsReadByNow()).hasValue(1_010_000);
    }

    private void givenTheLoadProbe() {
        answers.put("/jobs/4a", "{\"vertices\":[{\"id\":\"a1\"}]}");
        answers.put(SOURCE, """
                        [{"id":"Source__events.numRecordsIn"},{"id":"Source__events.pendingRecords"},
                         {"id":"Source__events.KafkaSourceReader.KafkaConsumer.records-lag-max"},
                         {"id":"probe.deadLetters"},{"id":"probe.results"},
                         {"id":"results__Committer.pendingCommittables"}]""");
        answers.put(
                SOURCE + "?get=Source__events.numRecordsIn&agg=sum",
                "[{\"id\":\"Source__events.numRecordsIn\",\"sum\":12500.0}]");
        answers.put(SOURCE + "?get=probe.deadLetters&agg=sum", "[{\"id\":\"probe.deadLetters\",\"sum\":12.0}]");
        answers.put(
                SOURCE + "?get=Source__events.pendingRecords&agg=sum",
                "[{\"id\":\"Source__events.pendingRecords\",\"sum\":4668.0}]");
    }

    @Test
    void aLoadProbeCountsItsDeadLettersItself() {
        givenTheLoadProbe();

        assertThat(figuresOf(LoadProbeProgramTest.PIPELINE)).isEqualTo(new EngineFigures(12_500L, 12L, 0L, List.of()));
    }

    @Test
    void whatIsPendingIsWhatTheSourceHasNotFetchedOverAllItsSubtasks() {
        givenTheLoadProbe();

        assertThat(metrics.recordsPendingByNow()).hasValue(4_668);
    }

    @Test
    void aSourceThatHasFetchedNothingYetDoesNotTellWhatIsPending() {
        givenTheInference();

        assertThat(metrics.recordsPendingByNow()).isEmpty();
    }
}
