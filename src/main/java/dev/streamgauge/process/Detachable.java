package dev.streamgauge.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A process that can be cut off from all others while it goes on running. */
public interface Detachable {

    /**
     * Cuts it off, at once.
     *
     * @return completed when it is connected again; exceptionally if that cannot be done
     */
    CompletableFuture<Suspension> detach(Duration length);
}
