package dev.streamgauge.engine;

import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A job, and the database beside it that it looks campaigns up in: one more process, and otherwise the job itself. */
record JobWithMappings(EngineJob job, Mappings mappings) implements EngineJob {

    @Override
    public List<ServiceProcess> processes() {
        return Stream.concat(job.processes().stream(), Stream.of(mappings.process()))
                .toList();
    }

    @Override
    public Map<String, String> effectiveSettings() {
        return job.effectiveSettings();
    }

    @Override
    public EngineFigures figures(Instant from, Instant to) {
        return job.figures(from, to);
    }

    @Override
    public OptionalLong recordsRead() {
        return job.recordsRead();
    }

    @Override
    public List<Batch> batches() {
        return job.batches();
    }

    @Override
    public OptionalLong recordsPending() {
        return job.recordsPending();
    }

    @Override
    public Optional<Node> node(Fault.Target target) {
        return job.node(target);
    }

    @Override
    public Optional<Instant> noticedFailure(Instant since) {
        return job.noticedFailure(since);
    }

    @Override
    public Optional<String> failedForGood() {
        return job.failedForGood();
    }

    @Override
    public Optional<String> trouble() {
        return job.trouble();
    }

    @Override
    public UiEvidence describe() {
        return job.describe();
    }

    @Override
    public Optional<URI> uiPage() {
        return job.uiPage();
    }

    @Override
    public void close() {
        try {
            job.close();
        } finally {
            mappings.close();
        }
    }
}
