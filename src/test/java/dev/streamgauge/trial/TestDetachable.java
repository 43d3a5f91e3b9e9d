package dev.streamgauge.trial;

import dev.streamgauge.process.Detachable;
import dev.streamgauge.process.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A process that there is not, and that can be cut off from others: at the test's pace. */
final class TestDetachable extends TestProcess implements Detachable {

    private final SwiftPace pace;

    TestDetachable(String name, OptionalLong pid, SwiftPace pace) {
        super(name, pid);
        this.pace = pace;
    }

    @Override
    public CompletableFuture<Suspension> detach(Duration length) {
        long from = pace.epochMillis();
        pace.reaches(from + length.toMillis());
        return CompletableFuture.completedFuture(
                new Suspension(Instant.ofEpochMilli(from), Instant.ofEpochMilli(pace.epochMillis())));
    }
}
