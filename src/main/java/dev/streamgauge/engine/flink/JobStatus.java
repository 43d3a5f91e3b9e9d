package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * What the JobManager says of a job.
 *
 * @param job its answer for {@code /jobs/:id}
 */
record JobStatus(JsonNode job) {

    /** The job's state, as Flink names it. */
    String state() {
        return job.path("state").asText();
    }

    /** Whether it has ended for good, since it failed or somebody cancelled it. */
    boolean ended() {
        return state().equals("FAILED") || state().equals("CANCELED");
    }

    /** Whether all its tasks have come to their end by themselves. */
    boolean finished() {
        return state().equals("FINISHED");
    }

    /** Whether every task runs; a source that runs reads. */
    boolean runs() {
        return state().equals("RUNNING")
                && StreamSupport.stream(job.path("vertices").spliterator(), false)
                        .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
    }

    /**
     * Whether every task runs that was deployed at that moment or later. The job itself counts as running while its tasks wait for
     * slots, so it need not change its state when a process is killed that it has not used yet.
     */
    boolean runsSince(long epochMillis) {
        return runs()
                && StreamSupport.stream(job.path("vertices").spliterator(), false)
                        .allMatch(vertex -> vertex.path("start-time").asLong() >= epochMillis);
    }

    /** Whether its tasks were ever started again, so that they count from 0. */
    boolean restarted() {
        return enteredMillis("RESTARTING") > 0;
    }

    /** When it last went over to that state; 0 if it never did. */
    private long enteredMillis(String state) {
        return job.path("timestamps").path(state).asLong();
    }

    /**
     * When the JobManager first noticed a failure, at that instant or later.
     *
     * @param exceptions its answer for {@code /jobs/:id/exceptions}
     */
    Optional<Instant> noticedFailure(JsonNode exceptions, Instant since) {
        LongStream failures = StreamSupport.stream(
                        exceptions.at("/exceptionHistory/entries").spliterator(), false)
                .mapToLong(entry -> entry.path("timestamp").asLong());
        LongStream restarts = LongStream.of(enteredMillis("RESTARTING"), enteredMillis("FAILING"));
        OptionalLong first = LongStream.concat(failures, restarts)
                .filter(millis -> millis >= since.toEpochMilli())
                .min();
        return first.isPresent() ? Optional.of(Instant.ofEpochMilli(first.getAsLong())) : Optional.empty();
    }
}
