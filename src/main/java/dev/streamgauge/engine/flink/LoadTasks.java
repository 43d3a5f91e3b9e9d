package dev.streamgauge.engine.flink;

import dev.streamgauge.engine.flink.load.LoadAnswer;
import dev.streamgauge.engine.flink.load.LoadChannel;
import dev.streamgauge.engine.flink.load.LoadCommand;
import dev.streamgauge.load.ReportedLedger;
import dev.streamgauge.load.RunningLoad;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.load.SummedLedger;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.kafka.ClockOffset;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks of a load job: a thread pings them, and takes down what they say. */
final class LoadTasks implements RunningLoad {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(1);

    /** As many answers make a task ready: their round trips bound its clock, and its first ones are slow. */
    private static final int PINGS = 50;

    /** A task that is silent for longer has stopped, whatever its cluster says. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    /** Longer than any event waits for its fate. */
    private static final Duration ENDED = Duration.ofSeconds(45);

    /** A stop reaches every task before. */
    private static final Duration NOTICE = Duration.ofSeconds(1);

    private final List<Task> tasks;
    private final SendLedger ledger;
    private final LoadChannel<LoadCommand, LoadAnswer> channel;
    private final Supplier<String> state;
    private final Thread thread;
    private long startEpochNanos;
    private boolean stopped;
    private volatile boolean disconnected;
    private volatile @Nullable Throwable failure;

    /**
     * Begins to ping.
     *
     * @param channel closed with this
     * @param state what the cluster says of the job, asked when a task is silent
     */
    LoadTasks(int count, LoadChannel<LoadCommand, LoadAnswer> channel, Supplier<String> state) {
        this.tasks = Stream.generate(Task::new).limit(count).toList();
        this.ledger = new SummedLedger(tasks.stream().map(task -> task.ledger).toList());
        this.channel = channel;
        this.state = state;
        this.thread = new Thread(this::listen, "streamgauge-load-tasks");
        thread.setDaemon(true);
        thread.start();
    }

    /** One task, as far as it has said something. */
    private static final class Task {

        private final ReportedLedger ledger = new ReportedLedger();
        private volatile ClockOffset clock = ClockOffset.UNKNOWN;
        private volatile int answers;
        private volatile String timer = "";
        private volatile boolean ended;
        private volatile @Nullable String failure;
        private volatile long heardNanos = System.nanoTime();

        /** By the one thread that listens. */
        @SuppressWarnings("NonAtomicVolatileUpdate")
        void heard(LoadAnswer answer) {
            heardNanos = System.nanoTime();
            if (answer.report() == null) {
                clock = clock.and(answer.pingSentNanos(), answer.epochMillis(), WallClock.epochNanos());
                answers++;
                return;
            }
            ledger.enter(answer.report());
            timer = answer.timer();
            failure = answer.failure();
            ended = answer.ended();
        }

        boolean silent() {
            return !ended && System.nanoTime() - heardNanos > SILENT.toNanos();
        }
    }

    private void listen() {
        try (channel) {
            long pingedNanos = System.nanoTime() - BETWEEN_PINGS.toNanos();
            while (!disconnected) {
                boolean due = System.nanoTime() - pingedNanos >= BETWEEN_PINGS.toNanos();
                if (due || !ready()) {
                    channel.say(LoadCommand.ping(WallClock.epochNanos()));
                    pingedNanos = System.nanoTime();
                }
                channel.hear(PATIENCE)
                        .forEach(answer -> tasks.get(answer.share()).heard(answer));
                if (ready() && failure == null && tasks.stream().anyMatch(Task::silent)) {
                    failure =
                            new IllegalStateException("A task of the load job has said nothing for %d s; the job is %s"
                                    .formatted(SILENT.toSeconds(), state.get()));
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Has them all begin; see {@link dev.streamgauge.load.LoadGenerator#start}. */
    void start(long startNanos, Duration atMost, Duration certifiedUntil) {
        startEpochNanos = startNanos;
        channel.say(LoadCommand.start(startNanos, atMost, certifiedUntil));
    }

    /**
     * Whether every task is connected, and its clock is known.
     *
     * @throws IllegalStateException if the tasks cannot be heard
     */
    boolean ready() {
        if (failure != null) {
            throw new IllegalStateException("The load job's tasks cannot be heard", failure);
        }
        return tasks.stream().allMatch(task -> task.answers >= PINGS);
    }

    /** How far any of the tasks' clocks may be ahead of this machine's. */
    ClockOffset clocks() {
        return new ClockOffset(
                tasks.stream().mapToDouble(task -> task.clock.leastMs()).min().orElse(0),
                tasks.stream().mapToDouble(task -> task.clock.mostMs()).max().orElse(0));
    }

    @Override
    public SendLedger ledger() {
        return ledger;
    }

    /** That of the first task; the others run on machines like its own. */
    @Override
    public String timer() {
        return tasks.get(0).timer;
    }

    @Override
    public boolean ended() {
        return tasks.stream().allMatch(task -> task.ended);
    }

    @Override
    public @Nullable Throwable failure() {
        return failure != null
                ? failure
                : tasks.stream()
                        .map(task -> task.failure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(IllegalStateException::new)
                        .orElse(null);
    }

    /**
     * All tasks end with the same event: as if one had sent the stream up to there. Returns when every task has reported what
     * became of all its events, or has not done so for too long, which is a failure.
     */
    @Override
    public void close() {
        if (!stopped) {
            stopped = true;
            channel.say(LoadCommand.stop(
                    Duration.ofNanos(WallClock.epochNanos() - startEpochNanos).plus(NOTICE)));
            try {
                Await.until("every task of the load job to end", ENDED, List.of(), () -> ended() || failure != null);
            } catch (NotReadyException late) {
                failure = late;
            }
        }
    }

    /** Hears no more. Tasks that have not ended will, before long. */
    void disconnect() {
        channel.say(LoadCommand.stop(Duration.ZERO));
        disconnected = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
