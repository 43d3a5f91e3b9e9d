package dev.streamgauge.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LoggedFailureTest {

    private static LoggedFailure failure(String line) {
        return LoggedFailure.in(line).orElseThrow();
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
    }

    @Test
    void aLostExecutorAndALostTaskAreSparksOwnFailures() {
        assertThat(failure("12:00:03.125 ERROR TaskSchedulerImpl - Lost executor 0 on 127.0.0.1: gone")
                        .itsOwn())
                .isTrue();
        assertThat(failure("12:00:03.125 WARN  TaskSetManager - Lost task 0.0 in stage 3.0 (TID 9)")
                        .itsOwn())
                .isTrue();
    }

    @Test
    void aBrokerThatIsNotThereIsAFailureOfAnothers() {
        LoggedFailure failure = failure("12:00:03.125 WARN  NetworkClient - [AdminClient clientId=adminclient-1] "
                + "Connection to node 1 (/127.0.0.1:9092) could not be established. Node may not be available.");

        assertThat(failure.itsOwn()).isFalse();
        assertThat(failure.what()).startsWith("[AdminClient");
    }

    @Test
    void otherLinesTellOfNone() {
        assertThat(LoggedFailure.in("12:00:03.125 INFO  DAGScheduler - Executor lost: 0"))
                .isEmpty();
        assertThat(LoggedFailure.in("12:00:03.125 WARN  Elsewhere - Connection reset"))
                .isEmpty();
        assertThat(LoggedFailure.in("  at Lost task")).isEmpty();
    }

    @Test
    void itsDayIsTheOneThatIsNearest() {
        LoggedFailure late = failure("23:59:59.900 ERROR TaskSchedulerImpl - Lost executor 0");
        LoggedFailure early = failure("00:00:01.000 ERROR TaskSchedulerImpl - Lost executor 0");

        assertThat(late.near(local("2026-03-02T00:00:00.500"))).isEqualTo(local("2026-03-01T23:59:59.900"));
        assertThat(early.near(local("2026-03-01T23:59:58"))).isEqualTo(local("2026-03-02T00:00:01"));
        assertThat(early.near(local("2026-03-02T00:00:00"))).isEqualTo(local("2026-03-02T00:00:01"));
    }
}
