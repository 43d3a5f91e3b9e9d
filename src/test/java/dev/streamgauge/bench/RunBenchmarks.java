package dev.streamgauge.bench;

import dev.streamgauge.bench.broker.BrokerBenchmark;
import dev.streamgauge.bench.gate.GateBenchmark;
import dev.streamgauge.bench.ingest.IngestBenchmark;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Outcome;
import dev.streamgauge.bench.outcome.OutcomeTable;
import dev.streamgauge.bench.parts.PartsBenchmark;
import dev.streamgauge.bench.probe.ProbeBenchmark;
import dev.streamgauge.bench.regression.RegressionBenchmark;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Progress;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.bench.schedule.ScheduleBenchmark;
import dev.streamgauge.bench.soak.SoakBenchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/**
 * Measures the instrument: how fast it is, how well it keeps its schedule, what it costs. Started by
 * {@code mvn -Pbench verify}; {@code docs/benchmarks.md} says what is measured and how to read it.
 *
 * <p>A missed target does not fail the run, a benchmark that breaks does.
 */
public final class RunBenchmarks {

    private static final int SEED = 42;
    private static final int EXIT_ORPHANED = 3;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private RunBenchmarks() {}

    /**
     * Runs the benchmarks that the system property {@code bench} names.
     *
     * @param args folder for data and logs, folder for the outcomes
     */
    public static void main(String[] args) {
        Path work = Path.of(args[0]).toAbsolutePath();
        Path outcomes = Path.of(args[1]).toAbsolutePath();
        List<Benchmark> benchmarks = chosen();
        endWithParent();
        AtomicBoolean running = new AtomicBoolean(true);
        clearUpWhenStopped(running, work);
        boolean complete = run(benchmarks, work, outcomes, running);
        if (running.getAndSet(false)) {
            System.exit(complete ? 0 : 1);
        }
    }

    private static List<Benchmark> chosen() {
        List<Benchmark> all = List.of(
                new PartsBenchmark(),
                new BrokerBenchmark(),
                new ScheduleBenchmark(),
                new ProbeBenchmark(),
                new RegressionBenchmark(),
                new IngestBenchmark(),
                new GateBenchmark(),
                new SoakBenchmark());
        return Arrays.stream(System.getProperty("bench", "parts,broker,schedule,probe")
                        .split(","))
                .map(String::trim)
                .map(name -> all.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("-Dbench: there is no benchmark %s; use %s"
                                .formatted(
                                        name, all.stream().map(Benchmark::name).collect(Collectors.joining(", "))))))
                .toList();
    }

    private static boolean run(List<Benchmark> benchmarks, Path work, Path folder, AtomicBoolean running) {
        boolean complete = true;
        Progress progress = new Progress(System.out, benchmarks);
        List<Outcome> outcomes = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            Path directory = work.resolve(benchmark.name());
            FileUtils.deleteQuietly(directory.toFile());
            progress.next();
            Instant started = Instant.now();
            Measured measured = new Measured();
            try {
                benchmark.run(new Rig(directory, progress, Sizes.number("bench.seed", SEED)), measured);
            } catch (Throwable e) { // the other benchmarks are worth having all the same
                if (!running.get()) {
                    return false;
                }
                complete = false;
                measured.note("broke off: " + e);
                progress.say("%s broke off: %s".formatted(benchmark.name(), e));
                e.printStackTrace();
            }
            Outcome outcome = Outcome.of(benchmark.name(), started, measured);
            outcomes.add(outcome);
            progress.say("%s is done: %s".formatted(benchmark.name(), outcome.write(folder)));
        }
        OutcomeTable.lines(outcomes).forEach(progress::say);
        return complete;
    }

    /** Maven may be killed; nothing would stop the benchmarks then. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> {
                    System.err.println("Whoever started the benchmarks is gone (pid %d)".formatted(parent.pid()));
                    System.exit(EXIT_ORPHANED);
                }));
    }

    /** On Ctrl-C, or when Maven is gone, everything that was started ends, and its data go off the disk. */
    private static void clearUpWhenStopped(AtomicBoolean running, Path work) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (!running.getAndSet(false)) {
                                return;
                            }
                            main.interrupt();
                            killDescendants();
                            try {
                                main.join(GRACE.toMillis());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            killDescendants();
                            BenchBroker.deleteData(work);
                        },
                        "streamgauge-bench-clear-up"));
    }

    private static void killDescendants() {
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit()
                .orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> each)
                .join());
    }
}
