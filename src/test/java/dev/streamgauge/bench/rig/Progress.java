package dev.streamgauge.bench.rig;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Says on the console how the benchmarks go on, step by step, with the time left. Plain ASCII, whole lines. */
public final class Progress {

    private final PrintStream out;
    private final List<Benchmark> benchmarks;
    private int current = -1;
    private int done;
    private long sinceNanos;

    /** Tells of these benchmarks, in this order. */
    public Progress(PrintStream out, List<Benchmark> benchmarks) {
        this.out = out;
        this.benchmarks = List.copyOf(benchmarks);
    }

    /** The next benchmark begins. */
    public void next() {
        current++;
        done = 0;
        sinceNanos = System.nanoTime();
        Benchmark now = benchmarks.get(current);
        say("[%d/%d] %s begins, about %s; %s left in all"
                .formatted(current + 1, benchmarks.size(), now.name(), clock(now.expected()), clock(left())));
    }

    /** A step is done; what came of it. */
    public void step(String what) {
        done++;
        say("[%d/%d] %s %d/%d: %s; %s left"
                .formatted(
                        current + 1,
                        benchmarks.size(),
                        benchmarks.get(current).name(),
                        done,
                        benchmarks.get(current).steps(),
                        what,
                        clock(left())));
    }

    /** One line, as it is. */
    public void say(String line) {
        out.println(("streamgauge bench " + line).stripTrailing());
        out.flush();
    }

    /** Once a few steps are done, their pace is a better guide than what was expected. */
    private Duration left() {
        Benchmark now = benchmarks.get(current);
        Duration spent = Duration.ofNanos(System.nanoTime() - sinceNanos);
        Duration ofCurrent = done < 3
                ? now.expected().minus(spent)
                : spent.dividedBy(done).multipliedBy(Math.max(0, now.steps() - done));
        return benchmarks.stream()
                .skip(current + 1L)
                .map(Benchmark::expected)
                .reduce(ofCurrent.isNegative() ? Duration.ZERO : ofCurrent, Duration::plus);
    }

    private static String clock(Duration duration) {
        return "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
