package dev.streamgauge.testbed.flink;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.RestartableProcess;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A session cluster that runs already. It is not started, stopped or struck.
 *
 * @param rest address of its REST interface
 */
public record ExistingCluster(URI rest) implements Cluster {

    @Override
    public List<ServiceProcess> processes() {
        return List.of();
    }

    @Override
    public boolean outlivesItsJobs() {
        return true;
    }

    @Override
    public Optional<RestartableProcess> jobManager() {
        return Optional.empty();
    }

    @Override
    public Optional<RestartableProcess> taskManager() {
        return Optional.empty();
    }

    @Override
    public void awaitJobManager() {
        throw new MissingAbilityException(
                "The JobManager at %s cannot be started again from here.".formatted(rest),
                "Only a cluster that Streamgauge has started can be struck by a fault.");
    }

    @Override
    public Optional<URI> newestCheckpoint() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It was there before, and goes on.
    }
}
