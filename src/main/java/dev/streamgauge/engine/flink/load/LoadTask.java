package dev.streamgauge.engine.flink.load;

import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.KafkaProducers;
import dev.streamgauge.load.LedgerReporter;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.Priority;
import dev.streamgauge.load.ProducerShare;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.kinds.Workloads;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/** Sends one share of a stream for as long as it is told to. */
final class LoadTask implements MapFunction<Long, Long> {

    private static final long serialVersionUID = 1L;

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);

    /** Who has submitted the job pings once a second while it is there. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private static final Duration PRACTICE = Duration.ofSeconds(4);

    private final String order;

    LoadTask(String order) {
        this.order = order;
    }

    @Override
    public Long map(Long share) {
        LoadOrder read = LoadOrder.read(order);
        practise(read, share.intValue());
        try (LoadChannel<LoadAnswer, LoadCommand> channel =
                        LoadChannel.ofTask(read.bootstrapServers(), read.channel());
                KafkaProducers producers = producers(read, read.topic(), share.intValue())) {
            EventSink sink = (index, sentNanos, producer, partition, value, fate) ->
                    producers.send(index, sentNanos, producer / read.shares(), partition, value, fate);
            new Share(share.intValue(), channel).send(share(read, share.intValue()), sink, producers::flush);
        }
        return share;
    }

    private static EventStream share(LoadOrder order, int share) {
        EventStream whole = Workloads.of(order.configuration(), order.seed()).stream();
        return new ProducerShare(whole, share, order.shares());
    }

    private static KafkaProducers producers(LoadOrder order, String topic, int share) {
        return new KafkaProducers(order.bootstrapServers(), topic, order.producersOf(share), order.settings());
    }

    /** A job's classes are new to their JVM: without practice, the first seconds of the schedule would be sent late. */
    private static void practise(LoadOrder order, int share) {
        try (KafkaProducers producers = producers(order, order.channel(), share)) {
            EventSink sink = (index, sentNanos, producer, partition, value, fate) ->
                    producers.send(index, sentNanos, producer / order.shares(), LoadChannel.PRACTICE, value, fate);
            OpenLoop.start(share(order, share), sink, WallClock.epochNanos(), PRACTICE, Duration.ZERO, Priority.UNASKED)
                    .awaitEnd();
        }
    }

    /** A share that is being sent. */
    private static final class Share {

        private final int number;
        private final LoadChannel<LoadAnswer, LoadCommand> channel;
        private long heardNanos = System.nanoTime();
        private @Nullable LoadCommand start;
        private @Nullable LoadCommand stop;

        Share(int number, LoadChannel<LoadAnswer, LoadCommand> channel) {
            this.number = number;
            this.channel = channel;
        }

        void send(EventStream stream, EventSink sink, Runnable flush) {
            while (start == null && stop == null) {
                listen();
            }
            if (start == null) {
                return;
            }
            OpenLoop load = OpenLoop.start(
                    stream, sink, start.startEpochNanos(), start.until(), start.certifiedUntil(), Priority.UNASKED);
            LedgerReporter reporter = new LedgerReporter(load.ledger());
            try (load) {
                while (!load.ended()) {
                    listen();
                    if (stop != null) {
                        load.endBefore(stop.until());
                    }
                    report(load, reporter, false);
                }
            }
            flush.run();
            report(load, reporter, true);
        }

        /** Waits for a while for what is said, and does it. */
        private void listen() {
            List<LoadCommand> heard = channel.hear(BETWEEN_REPORTS);
            for (LoadCommand command : heard) {
                heardNanos = System.nanoTime();
                switch (command.kind()) {
                    case PING -> channel.say(answerTo(command));
                    case START -> start = command;
                    case STOP -> stop = command;
                }
            }
            if (System.nanoTime() - heardNanos > ABANDONED.toNanos()) {
                throw new IllegalStateException(
                        "Nobody has asked for this load for %d s: it is stopped".formatted(ABANDONED.toSeconds()));
            }
        }

        private LoadAnswer answerTo(LoadCommand ping) {
            return new LoadAnswer(number, ping.sentEpochNanos(), WallClock.epochMillis(), "", null, false, null);
        }

        private void report(OpenLoop load, LedgerReporter reporter, boolean last) {
            Throwable failure = load.failure();
            channel.say(new LoadAnswer(
                    number,
                    0,
                    WallClock.epochMillis(),
                    load.timer(),
                    last ? reporter.last() : reporter.next(),
                    last,
                    failure == null ? null : failure.toString()));
        }
    }
}
