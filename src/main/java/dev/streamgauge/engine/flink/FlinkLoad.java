package dev.streamgauge.engine.flink;

import dev.streamgauge.engine.flink.load.LoadChannel;
import dev.streamgauge.engine.flink.load.LoadJob;
import dev.streamgauge.engine.flink.load.LoadOrder;
import dev.streamgauge.load.LoadGenerator;
import dev.streamgauge.load.LoadRequest;
import dev.streamgauge.load.RunningLoad;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.kafka.ClockOffset;
import dev.streamgauge.testbed.kafka.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A load job for one trial, its channel, and what its tasks have said. */
final class FlinkLoad implements LoadGenerator {

    /** What all topics and jobs of this kind are called, before the trial's name. */
    private static final String PREFIX = "streamgauge-load-";

    private static final Duration READY = Duration.ofSeconds(90);

    /** A command reaches every task well before. */
    private static final Duration LEAD = Duration.ofSeconds(2);

    private final Topics topics;
    private final String channel;
    private final Submission submission;
    private final String jobId;
    private final LoadTasks tasks;

    private FlinkLoad(Topics topics, String channel, Submission submission, LoadRequest request, int tasks) {
        this.topics = topics;
        this.channel = channel;
        this.submission = submission;
        this.jobId = submission.submit(Optional.empty());
        this.tasks = new LoadTasks(
                tasks,
                LoadChannel.ofWhoSubmits(request.bootstrapServers(), channel),
                () -> new JobStatus(submission.rest().get("/jobs/" + jobId)).state());
    }

    /**
     * Submits the job, and returns when every task is connected.
     *
     * @param tasks how many share the stream
     * @throws dev.streamgauge.process.NotReadyException if that does not happen in time
     */
    static FlinkLoad connect(URI address, Path jar, LoadRequest request, int tasks) {
        String name = PREFIX + request.name();
        Topics topics = new Topics(request.bootstrapServers());
        try {
            topics.create(name, LoadChannel.PARTITIONS);
            FlinkLoad load =
                    new FlinkLoad(topics, name, submission(address, jar, name, request, tasks), request, tasks);
            try {
                Await.until("every task of the load job to answer", READY, List.of(), load::ready);
            } catch (RuntimeException e) {
                load.close();
                throw e;
            }
            return load;
        } catch (RuntimeException e) {
            topics.close();
            throw e;
        }
    }

    private boolean ready() {
        JobStatus status = new JobStatus(submission.rest().get("/jobs/" + jobId));
        if (status.ended()) {
            throw new IllegalStateException("The load job is %s: see the cluster's log".formatted(status.state()));
        }
        return tasks.ready();
    }

    private static Submission submission(URI address, Path jar, String name, LoadRequest request, int tasks) {
        LoadOrder order = new LoadOrder(
                name,
                request.configuration(),
                request.seed(),
                request.bootstrapServersForJobs(),
                request.topic(),
                name,
                request.settings(),
                tasks);
        return new Submission(
                FlinkRest.patient(address), jar, LoadJob.class.getName(), List.of(order.write()), Map.of());
    }

    /** How far the tasks' clocks are ahead of this machine's. */
    ClockOffset clocks() {
        return tasks.clocks();
    }

    @Override
    public Duration lead() {
        return LEAD;
    }

    @Override
    public RunningLoad start(long startEpochNanos, Duration atMost, Duration certifiedUntil) {
        tasks.start(startEpochNanos, atMost, certifiedUntil);
        return tasks;
    }

    /** A task that has ended has flushed its producers before. */
    @Override
    public void flush() {
        tasks.close();
    }

    @Override
    public void close() {
        try (topics) {
            tasks.disconnect();
            submission.withdraw(jobId);
            topics.delete(List.of(channel));
        }
    }
}
