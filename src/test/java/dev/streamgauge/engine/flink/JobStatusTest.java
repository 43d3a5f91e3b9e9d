package dev.streamgauge.engine.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as a session cluster gave them when a TaskManager was killed, shortened. */
class JobStatusTest {

    private static final String JOB = """
            {"jid":"47a7025714e6b8e00104ce7d2534a4a3","name":"load probe","state":"RUNNING",
             "start-time":1795898673147,"end-time":-1,"now":1795898806576,
             "timestamps":{"RESTARTING":1795898712315,"FINISHED":0,"SUSPENDED":0,"CANCELED":0,"RECONCILING":0,"FAILING":0,
                           "RUNNING":1795898714081,"CREATED":1795898674967,"CANCELLING":0,"INITIALIZING":1795898673147,
                           "FAILED":0},
             "vertices":[{"id":"0c80f7e50ab54b30f6a2580946f9e942","parallelism":2,"status":"RUNNING",
                          "start-time":1795898778917}]}""";

    private static final String EXCEPTIONS = """
            {"exceptionHistory":{"truncated":false,"entries":[
              {"exceptionName":"org.apache.flink.runtime.jobmaster.JobMasterException",
               "stacktrace":"org.apache.flink.runtime.jobmaster.JobMasterException: TaskManager with id 127.0.0.1:40215-4841c2 is no longer reachable.",
               "timestamp":1795898712668,"taskName":"Source: events -> probe (2/2) - execution #0"},
              {"exceptionName":"org.apache.flink.runtime.jobmaster.JobMasterException",
               "stacktrace":"org.apache.flink.runtime.jobmaster.JobMasterException: TaskManager with id 127.0.0.1:40215-4841c2 is no longer reachable.",
               "timestamp":1795898712311,"taskName":"Source: events -> probe (1/2) - execution #0"}]}}""";

    private static final long KILLED = 1_795_898_708_501L;

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobStatus status(String job) {
        return new JobStatus(json(job));
    }

    @Test
    void aJobRunsWhenItAndAllItsVerticesDo() {
        assertThat(status(JOB).runs()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCHEDULED", "DEPLOYING", "INITIALIZING", "FAILED"})
    void aJobThatRunsWithoutItsTasksDoesNot(String status) {
        assertThat(status(JOB.replace("\"status\":\"RUNNING\"", "\"status\":\"" + status + "\""))
                        .runs())
                .isFalse();
    }

    @Test
    void tasksThatAreStillSaidToRunWhileTheirJobRestartsDoNot() {
        assertThat(status(JOB.replace("\"state\":\"RUNNING\"", "\"state\":\"RESTARTING\""))
                        .runs())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1795898708501, true", "1795898714081, true", "1795898714082, false"})
    void aJobThatHasNotNoticedTheFailureYetRunsSinceBeforeIt(long since, boolean runs) {
        assertThat(status(JOB).runsSince(since)).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, false", "RESTARTING, false", "FAILING, false", "FAILED, true", "CANCELED, true"})
    void onlyFailedAndCancelledIsForGood(String state, boolean ended) {
        assertThat(status(JOB.replace("\"state\":\"RUNNING\"", "\"state\":\"" + state + "\""))
                        .ended())
                .isEqualTo(ended);
    }

    @Test
    void whatWasRestartedOnceCountsFromZero() {
        assertThat(status(JOB).restarted()).isTrue();
        assertThat(status(JOB.replace("1795898712315", "0")).restarted()).isFalse();
    }

    @Test
    void aFailureWasNoticedWhenTheFirstTaskWasGivenUp() {
        assertThat(status(JOB).noticedFailure(json(EXCEPTIONS), Instant.ofEpochMilli(KILLED)))
                .contains(Instant.ofEpochMilli(1_795_898_712_311L));
    }

    @Test
    void aRestartTellsOfAFailureThatLeftNoException() {
        assertThat(status(JOB)
                        .noticedFailure(json("{\"exceptionHistory\":{\"entries\":[]}}"), Instant.ofEpochMilli(KILLED)))
                .contains(Instant.ofEpochMilli(1_795_898_712_315L));
    }

    @Test
    void anEarlierFailureIsNotTheOneAskedFor() {
        assertThat(status(JOB).noticedFailure(json(EXCEPTIONS), Instant.ofEpochMilli(1_795_898_712_312L)))
                .contains(Instant.ofEpochMilli(1_795_898_712_315L));
        assertThat(status(JOB).noticedFailure(json(EXCEPTIONS), Instant.ofEpochMilli(1_795_898_712_669L)))
                .isEmpty();
    }

    @Test
    void aFailureWithinTheMillisecondThatIsAskedFromCounts() {
        assertThat(status(JOB)
                        .noticedFailure(
                                json(EXCEPTIONS),
                                Instant.ofEpochMilli(1_795_898_712_311L).plusNanos(900_000)))
                .contains(Instant.ofEpochMilli(1_795_898_712_311L));
    }
}
