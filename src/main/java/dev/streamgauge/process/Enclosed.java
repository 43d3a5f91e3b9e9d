package dev.streamgauge.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A process in a place of its own, as in a container: it can be held there with all that it has started. */
public interface Enclosed {

    /**
     * Has it and all that it has started stand still, at once.
     *
     * @return completed when all of it goes on; exceptionally if that cannot be done
     */
    CompletableFuture<Suspension> pause(Duration length);

    /**
     * Cuts it off from all that is outside, at once; it runs on.
     *
     * @return completed when it is connected again; exceptionally if that cannot be done
     */
    CompletableFuture<Suspension> disconnect(Duration length);
}
