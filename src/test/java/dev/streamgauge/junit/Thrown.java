package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Events;

/** What the tests of a run threw. */
final class Thrown {

    private Thrown() {}

    /** By the tests that failed. */
    static List<Throwable> byTests(EngineExecutionResults results) {
        return by(results.testEvents().failed());
    }

    /** By the only test that failed. */
    static Throwable byOneTest(EngineExecutionResults results) {
        return only(results.testEvents().failed());
    }

    /** By the only test that was aborted. */
    static Throwable toAbort(EngineExecutionResults results) {
        return only(results.testEvents().aborted());
    }

    /** By the only class that failed as a whole. */
    static Throwable byContainer(EngineExecutionResults results) {
        return only(results.containerEvents().failed());
    }

    static List<Throwable> by(Events events) {
        return events.stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    static Throwable only(Events events) {
        List<Throwable> thrown = by(events);
        assertThat(thrown).hasSize(1);
        return thrown.get(0);
    }
}
