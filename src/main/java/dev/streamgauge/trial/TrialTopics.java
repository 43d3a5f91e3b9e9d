package dev.streamgauge.trial;

import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.testbed.kafka.Topics;
import java.util.List;

/** The topics of one trial: events go in, results come out, and a job that publishes one for each record sets aside the others. */
final class TrialTopics implements AutoCloseable {

    private final Pipeline pipeline;
    private final String input;
    private final String output;
    private final String deadLetters;
    private final Topics topics;

    /** Connects lazily. */
    TrialTopics(PlannedTrial trial, String bootstrapServers) {
        this.pipeline = trial.configuration().pipeline();
        this.input = RunContext.inputTopicOf(trial);
        this.output = RunContext.outputTopicOf(trial);
        this.deadLetters = RunContext.deadLetterTopicOf(trial);
        this.topics = new Topics(bootstrapServers);
    }

    String input() {
        return input;
    }

    String output() {
        return output;
    }

    String deadLetters() {
        return deadLetters;
    }

    /** Creates them, empty. Windows are few: one partition keeps them in order. */
    void create() {
        topics.create(input, pipeline.partitions());
        if (pipeline.job().windowed()) {
            topics.create(output, 1);
        } else {
            topics.create(output, pipeline.partitions());
            topics.create(deadLetters, 1);
        }
    }

    /** Deletes them with what they hold. */
    void delete() {
        topics.delete(pipeline.job().windowed() ? List.of(input, output) : List.of(input, output, deadLetters));
    }

    @Override
    public void close() {
        topics.close();
    }
}
