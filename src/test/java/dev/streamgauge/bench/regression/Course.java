package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.regression.Contender.Running;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.FlightRecorder;
import dev.streamgauge.bench.rig.Hotspots;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.probe.Stamps;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets contenders bring the same input to an output, one at a time, each to a fresh topic that is gone when the next begins. */
record Course(BenchBroker broker, Path directory, Preload input, Volume volume) {

    /** The slowest that is worth waiting for. */
    private static final double LEAST_PER_SECOND = 20_000;

    private static final Duration START_UP = Duration.ofMinutes(3);

    /**
     * Runs it once.
     *
     * @param round names topics and folders
     * @param profiled whether samples are taken of where it spends its time, which costs some of it
     * @throws IllegalStateException unless every record came out once, and right
     */
    Reached run(Contender contender, String round, boolean profiled) {
        String output = "regression-%s-%s".formatted(contender.name(), round);
        String deadLetters = "dead-letters-%s-%s".formatted(contender.name(), round);
        Path own = directory.resolve(output);
        broker.create(output, RecordLoad.PARTITIONS);
        broker.create(deadLetters, 1);
        try {
            JobRequest request = new JobRequest(
                    RecordLoad.pipeline(),
                    broker.bootstrapServers(),
                    input.topic(),
                    output,
                    deadLetters,
                    input.oracle().jobParameters(),
                    own.resolve("engine"),
                    own);
            Watched watched = watch(contender, request, profiled);
            Appends appends = appends(contender, output);
            appends.fault().ifPresent(fault -> {
                throw new IllegalStateException("%s, round %s: %s (dead letters: %d)"
                        .formatted(contender.name(), round, fault, broker.records(deadLetters)));
            });
            return reached(appends, watched);
        } finally {
            broker.delete(output);
            broker.delete(deadLetters);
        }
    }

    /**
     * A contender that is through.
     *
     * @param cpu of all processes, from before it started
     * @param pids its processes
     * @param recordings profiles of its processes; null if none were taken
     */
    private record Watched(
            CpuSeries cpu, Set<Long> pids, @Nullable List<Path> recordings) {}

    private Watched watch(Contender contender, JobRequest request, boolean profiled) {
        List<ServiceProcess> involved = new CopyOnWriteArrayList<>(broker.processes());
        try (CpuTrack track = CpuTrack.start()) {
            CompletableFuture<Running> starting = start(contender, request);
            var unused = starting.thenAccept(running -> involved.addAll(running.processes()));
            try {
                FlightRecorder recorder = profiled ? record(contender, request, starting, involved) : null;
                await(contender, volume.total(), request, starting, involved);
                CpuSeries cpu = track.untilNow();
                Running running = starting.join();
                running.trouble().ifPresent(trouble -> {
                    throw new IllegalStateException(trouble);
                });
                return new Watched(
                        cpu, pids(running.processes()), recorder == null ? null : recorder.stop(request.logs()));
            } finally {
                starting.join().close();
            }
        }
    }

    /** Spark's job is said to run when its first batch is done, and that holds all of the input: so nobody waits for it here. */
    private static CompletableFuture<Running> start(Contender contender, JobRequest request) {
        return CompletableFuture.supplyAsync(() -> contender.start(request), task -> {
            Thread thread = new Thread(task, "start-" + contender.name());
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Returns when so many records are out, or the contender will not bring them. */
    private void await(
            Contender contender,
            long records,
            JobRequest request,
            CompletableFuture<Running> starting,
            List<ServiceProcess> involved) {
        Await.until(
                "%s to bring %d records to %s".formatted(contender.name(), records, request.outputTopic()),
                START_UP.plusSeconds((long) (records / LEAST_PER_SECOND)),
                involved,
                () -> starting.isCompletedExceptionally() || broker.records(request.outputTopic()) >= records);
        if (starting.isCompletedExceptionally()) {
            starting.join();
        }
    }

    /** A JVM may be asked to record once it is up for certain: with the first record that is out. */
    private FlightRecorder record(
            Contender contender,
            JobRequest request,
            CompletableFuture<Running> starting,
            List<ServiceProcess> involved) {
        await(contender, 1, request, starting, involved);
        Set<Long> others = pids(broker.processes());
        return FlightRecorder.start(ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .filter(pid -> !others.contains(pid))
                .toList());
    }

    private static Set<Long> pids(List<ServiceProcess> processes) {
        return processes.stream()
                .flatMap(process -> process.pid().stream().boxed())
                .collect(Collectors.toSet());
    }

    private Appends appends(Contender contender, String output) {
        Appends appends = new Appends(input.records());
        ReadBack.read(
                broker.bootstrapServers(),
                output,
                (index, value, message) -> appends.add(
                        index,
                        message.timestamp(),
                        Stamps.sentNanos(message) != Stamps.NONE
                                && (!contender.predicts()
                                        || index < 0
                                        || index >= input.records()
                                        || input.oracle().admits(index, value))));
        return appends;
    }

    private Reached reached(Appends appends, Watched watched) {
        Appends.Stretch stretch = appends.stretch(volume.warmUp(), volume.records());
        long from = stretch.fromMillis();
        long to = stretch.toMillis();
        return new Reached(
                stretch,
                appends.wholeSeconds(),
                watched.cpu().cores(watched.pids(), from, to),
                watched.cpu().cores(pids(broker.processes()), from, to),
                watched.cpu().cores(Set.of(ProcessHandle.current().pid()), from, to),
                watched.cpu().machineCores(from, to),
                watched.recordings() == null ? null : Hotspots.of(watched.recordings(), from, to));
    }
}
