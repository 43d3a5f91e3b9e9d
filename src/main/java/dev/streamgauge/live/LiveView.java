package dev.streamgauge.live;

import dev.streamgauge.evidence.Summary;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import dev.streamgauge.trial.TrialPlan;
import java.net.URI;
import java.time.Duration;

/**
 * Shows how a run goes on: a page on the loopback interface that is told each second, and the same for Prometheus at {@code
 * /metrics}. Serves as many readers as there are until it is closed; then the page keeps the last state.
 */
public final class LiveView implements Progress, AutoCloseable {

    private final RunState run = new RunState(System::nanoTime);
    private final LiveServer server;

    private LiveView(int port) {
        this.server = LiveServer.start(port, run);
    }

    /**
     * Starts serving.
     *
     * @param port on 127.0.0.1; 0 for any that is free
     * @throws IllegalArgumentException if that port cannot be had
     */
    public static LiveView serve(int port) {
        return new LiveView(port);
    }

    /** Where the page is. */
    public URI page() {
        return server.page();
    }

    /**
     * An experiment begins.
     *
     * @param place where it runs, or that it does not
     */
    public void begins(TrialPlan plan, Place place) {
        run.begins(plan, place);
    }

    @Override
    public void enters(PlannedTrial trial, Phase phase, Duration expected) {
        run.enters(trial, phase, expected);
    }

    @Override
    public void sees(PlannedTrial trial, long sent, long results) {
        run.sees(sent, results);
    }

    @Override
    public void samples(PlannedTrial trial, LiveSample sample) {
        run.samples(sample);
    }

    @Override
    public boolean looksClosely() {
        return true;
    }

    /** A trial has ended, or was taken up from an earlier run. */
    public void ended(Summary.Trial trial) {
        run.ended(LiveState.Ended.of(trial));
    }

    /** The run is over: readers get the last state. Legal more than once. */
    @Override
    public void close() {
        server.close();
    }
}
