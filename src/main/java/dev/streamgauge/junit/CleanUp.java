package dev.streamgauge.junit;

import dev.streamgauge.engine.flink.FlinkJobs;
import dev.streamgauge.testbed.kafka.ExistingBroker;
import dev.streamgauge.testbed.kafka.Topics;
import dev.streamgauge.trial.RunContext;
import java.util.Objects;
import java.util.Set;

/** Removes from a cluster what runs that were killed have left there, and nothing else: whatever has Streamgauge's prefix. */
final class CleanUp {

    private CleanUp() {}

    /**
     * Cancels jobs, then deletes topics.
     *
     * @throws dev.streamgauge.testbed.MissingAbilityException if the brokers or the JobManager do not answer
     */
    static void of(Existing existing, Console console) {
        int jobs = existing.flinkRest() == null ? 0 : FlinkJobs.cancel(existing.flinkRest(), RunContext.PREFIX);
        String kafka = ExistingBroker.at(Objects.requireNonNull(existing.kafka(), "-Dkafka.bootstrap"))
                .bootstrapServers();
        try (Topics topics = new Topics(kafka)) {
            Set<String> left = topics.beginningWith(RunContext.PREFIX);
            if (!left.isEmpty()) {
                topics.delete(left);
            }
            console.cleanedUp(left, jobs);
        }
    }
}
