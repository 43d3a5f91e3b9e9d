package dev.streamgauge.trial;

import dev.streamgauge.process.Enclosed;
import dev.streamgauge.process.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A process that there is not, in a place of its own: it is held there at the test's pace. */
final class TestEnclosed extends TestProcess implements Enclosed {

    private final SwiftPace pace;

    TestEnclosed(String name, OptionalLong pid, SwiftPace pace) {
        super(name, pid);
        this.pace = pace;
    }

    @Override
    public CompletableFuture<Suspension> pause(Duration length) {
        return disconnect(length);
    }

    @Override
    public CompletableFuture<Suspension> disconnect(Duration length) {
        long from = pace.epochMillis();
        pace.reaches(from + length.toMillis());
        return CompletableFuture.completedFuture(
                new Suspension(Instant.ofEpochMilli(from), Instant.ofEpochMilli(pace.epochMillis())));
    }
}
