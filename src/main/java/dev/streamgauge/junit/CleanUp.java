package dev.streamgauge.junit;

import dev.streamgauge.engine.flink.FlinkJobs;
import dev.streamgauge.testbed.kafka.ExistingBroker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.RunContext;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Removes from a cluster what a run has left there, and nothing else: whatever has Streamgauge's prefix. */
final class CleanUp implements AutoCloseable {

    private final Thread hook;

    private CleanUp(Thread hook) {
        this.hook = hook;
    }

    /**
     * Removes what runs that were killed have left: cancels jobs, then deletes topics.
     *
     * @throws dev.streamgauge.testbed.MissingAbilityException if the brokers or the JobManager do not answer
     */
    static void of(Existing existing, Console console) {
        of(existing, name -> name.startsWith(RunContext.PREFIX), console);
    }

    /**
     * Stands by while a trial runs: if this JVM is ended in its midst, as by Ctrl-C, what the trial has on the cluster is removed on
     * the way out. A JVM that is killed can do nothing.
     */
    static CleanUp standBy(Existing existing, PlannedTrial trial, Console console) {
        Thread hook =
                new Thread(() -> of(existing, name -> RunContext.isOf(trial, name), console), "streamgauge-clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
        return new CleanUp(hook);
    }

    private static void of(Existing existing, Predicate<String> names, Console console) {
        int jobs = existing.flinkRest() == null ? 0 : FlinkJobs.cancel(existing.flinkRest(), names);
        String kafka = ExistingBroker.at(Objects.requireNonNull(existing.kafka(), "-Dkafka.bootstrap"))
                .bootstrapServers();
        try (Topics topics = new Topics(kafka)) {
            Set<String> left = topics.beginningWith(RunContext.PREFIX).stream()
                    .filter(names)
                    .collect(Collectors.toSet());
            if (!left.isEmpty()) {
                topics.delete(left);
            }
            console.cleanedUp(left, jobs);
        }
    }

    /** The trial has removed everything itself. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException leaving) {
            // Then the hook runs, and finds nothing any more, or what is left.
        }
    }
}
