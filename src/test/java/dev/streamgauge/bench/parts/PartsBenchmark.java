package dev.streamgauge.bench.parts;

import dev.streamgauge.bench.outcome.Figure;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The parts that must never be the bottleneck, each on one thread, measured by JMH. */
public final class PartsBenchmark implements Benchmark {

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final Duration FORK_START = Duration.ofSeconds(2);

    private static final List<Part> PARTS = List.of(
            new Part("schedule and encoding", EventEncoding.class, "arrivals", "SPP", 2.5e6, 0.5),
            new Part("schedule and encoding", EventEncoding.class, "arrivals", "MMPP", 2.5e6, 0.5),
            new Part("decoding and recording", ResultRecording.class, null, null, 1e6, null));

    /** Forks, and seconds of each. */
    private final Sizes sizes = Sizes.of(3, 5, 5);

    /**
     * One of JMH's benchmarks.
     *
     * @param leastPerSecond what it has to reach
     * @param mostBytes what it may allocate an operation
     */
    private record Part(
            String name,
            Class<?> benchmark,
            @Nullable String parameter,
            @Nullable String level,
            double leastPerSecond,
            @Nullable Double mostBytes) {

        Map<String, String> levels() {
            Map<String, String> levels = new LinkedHashMap<>();
            levels.put("part", name);
            if (parameter != null && level != null) {
                levels.put(parameter, level);
            }
            return levels;
        }

        String label() {
            return level == null ? name : name + ", " + level;
        }
    }

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public int steps() {
        return PARTS.size();
    }

    @Override
    public Duration expected() {
        return sizes.span().plus(FORK_START).multipliedBy((long) PARTS.size() * sizes.rounds());
    }

    @Override
    public void run(Rig rig, Measured measured) {
        measured.parameter("forks", sizes.rounds());
        measured.parameter("warmUpIterations of 1 s", sizes.warmUp().toSeconds());
        measured.parameter("measurementIterations of 1 s", sizes.measure().toSeconds());
        measured.note("One thread, so that operations a second are operations a second and core; each round is an"
                + " iteration. JMH's own files are beside its log in target.");
        try {
            Files.createDirectories(rig.directory());
            for (Part part : PARTS) {
                rig.progress().step(measure(part, rig.directory(), measured));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private String measure(Part part, Path directory, Measured measured) throws RunnerException {
        String file = part.label().replaceAll("[^A-Za-z]+", "-");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(part.benchmark().getName().replace(".", "\\.") + "\\..*")
                .threads(1)
                .forks(sizes.rounds())
                .warmupIterations((int) sizes.warmUp().toSeconds())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations((int) sizes.measure().toSeconds())
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseG1GC")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(directory.resolve(file + ".log").toString())
                .result(directory.resolve(file + ".json").toString())
                .resultFormat(ResultFormatType.JSON);
        if (part.parameter() != null && part.level() != null) {
            options.param(part.parameter(), part.level());
        }
        RunResult result = new Runner(options.build()).runSingle();
        List<IterationResult> iterations = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        List<Double> rates = iterations.stream()
                .map(each -> each.getPrimaryResult().getScore())
                .toList();
        List<Double> bytes = iterations.stream()
                .map(each -> each.getSecondaryResults().get(ALLOCATION).getScore())
                .toList();
        note(part, rates, bytes, measured);
        Figure rate = measured.figure(Figure.of("rate", part.levels(), "1/s", rates));
        Figure allocation = measured.figure(Figure.of("allocation each", part.levels(), "B", bytes));
        measured.target(Target.atLeast(part.leastPerSecond(), "1/s and core", part.label(), rate.median()));
        if (part.mostBytes() != null) {
            measured.target(
                    Target.below(part.mostBytes(), "B", part.label() + ", allocation each", allocation.median()));
        }
        return String.format(Locale.ROOT, "%s: %,.0f/s, %.2f B each", part.label(), rate.median(), allocation.median());
    }

    private static void note(Part part, List<Double> rates, List<Double> bytes, Measured measured) {
        for (int round = 0; round < rates.size(); round++) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.putAll(part.levels());
            fields.put("iteration", round + 1);
            fields.put("perSecond", rates.get(round));
            fields.put("bytesEach", bytes.get(round));
            measured.round(fields);
        }
    }
}
