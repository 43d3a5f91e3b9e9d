package dev.streamgauge.junit;

import dev.streamgauge.evidence.ResultRow;
import java.util.function.Consumer;

/** The probe of the trial that a test is about to run. Lets the test watch results as they are seen. */
public final class Probe {

    private Consumer<ResultRow> listener = result -> {};

    Probe() {}

    /** Tells the listener of each result, after it was stamped, on the probe's thread: it must be quick. */
    public void onResult(Consumer<ResultRow> listener) {
        this.listener = listener;
    }

    Consumer<ResultRow> listener() {
        return listener;
    }
}
