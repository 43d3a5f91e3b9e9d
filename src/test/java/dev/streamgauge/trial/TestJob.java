package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A job without an engine: it says what the test has it say. */
class TestJob implements EngineJob {

    private final List<String> asked = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();
    private List<Batch> batches = List.of();
    private Iterator<Long> read = List.<Long>of().iterator();
    private List<ServiceProcess> processes = List.of();
    private Optional<Node> node = Optional.empty();
    private Optional<Instant> noticed = Optional.empty();

    TestJob inTrouble(String what) {
        trouble = Optional.of(what);
        return this;
    }

    TestJob withBatches(Batch... all) {
        batches = List.of(all);
        return this;
    }

    /** How many records it has read, each time that it is asked. */
    TestJob reading(Long... counts) {
        read = List.of(counts).iterator();
        return this;
    }

    TestJob runningIn(ServiceProcess... all) {
        processes = List.of(all);
        return this;
    }

    TestJob with(Node worker) {
        node = Optional.of(worker);
        return this;
    }

    TestJob noticing(Instant failure) {
        noticed = Optional.of(failure);
        return this;
    }

    /** From when to when it was asked for figures, each time. */
    List<String> asked() {
        return asked;
    }

    @Override
    public List<ServiceProcess> processes() {
        return processes;
    }

    @Override
    public Optional<Node> node(Fault.Target target) {
        return target == Fault.Target.WORKER ? node : Optional.empty();
    }

    @Override
    public Optional<Instant> noticedFailure(Instant since) {
        return noticed.filter(failure -> !failure.isBefore(since));
    }

    @Override
    public Optional<String> failedForGood() {
        return trouble.filter(what -> what.startsWith("for good"));
    }

    @Override
    public Map<String, String> effectiveSettings() {
        return Map.of();
    }

    @Override
    public EngineFigures figures(Instant from, Instant to) {
        asked.add(from + " to " + to);
        return new EngineFigures(read.next(), 0L, 0L, List.of());
    }

    @Override
    public OptionalLong recordsRead() {
        return OptionalLong.empty();
    }

    @Override
    public List<Batch> batches() {
        return batches;
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {}
}
