package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.outcome.Figure;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Ratio;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How many records a second the inference jobs bring from a full topic to another, beside what Kafka itself allows: a loop that
 * copies the same records without any engine.
 */
public final class RegressionBenchmark implements Benchmark {

    private static final Contender COPY = new Contender.Copy();
    private static final Contender FLINK = new Contender.OnEngine(new FlinkEngine());
    private static final Contender SPARK = new Contender.OnEngine(new SparkEngine());
    private static final List<Contender> ALL = List.of(COPY, FLINK, SPARK);

    private static final double LEAST_SHARE_OF_COPY = 0.35;

    /** The kernel's own work for broker and engine is not theirs by its accounts. */
    private static final double QUIET_CORES = 0.3;

    /** Start and end of an engine, and clearing the disk. */
    private static final Duration AROUND = Duration.ofSeconds(25);

    /** Records a second, in the topic, through it, and read again. */
    private static final double PACE = 120_000;

    private final Volume volume = Volume.chosen();

    @Override
    public String name() {
        return "regression";
    }

    @Override
    public int steps() {
        return ALL.size() * (volume.rounds() + (volume.profiled() ? 1 : 0));
    }

    @Override
    public Duration expected() {
        return AROUND.plusSeconds(Math.round(volume.total() / PACE)).multipliedBy(steps());
    }

    @Override
    public void run(Rig rig, Measured measured) {
        describe(measured);
        Map<Contender, List<Reached>> reached = new LinkedHashMap<>();
        ALL.forEach(each -> reached.put(each, new ArrayList<>()));
        try (BenchBroker broker = BenchBroker.start(rig.directory())) {
            Course course = new Course(broker, rig.directory(), Preload.fill(broker, volume, rig.seed()), volume);
            rig.progress().say(String.format(Locale.ROOT, "the input holds %,d records", volume.total()));
            Random random = new Random(rig.seed());
            for (int round = 1; round <= volume.rounds(); round++) {
                for (Contender each : shuffled(random)) {
                    Reached one = course.run(each, Integer.toString(round), false);
                    reached.get(each).add(one);
                    measured.round(fields(round, each, one));
                    rig.progress().step(told("round " + round, each, one));
                }
            }
            judge(reached, measured);
            if (volume.profiled()) {
                profile(course, rig, random, measured);
            }
        }
    }

    /** A round that does not count, since recording costs time. */
    private void profile(Course course, Rig rig, Random random, Measured measured) {
        measured.note(
                "The last round of each was recorded by the JDK's flight recorder and counts for nothing else; its"
                        + " files are beside the logs in target.");
        for (Contender each : shuffled(random)) {
            Reached one = course.run(each, "profiled", true);
            Map<String, Object> fields = fields(volume.rounds() + 1, each, one);
            fields.put("profiled", true);
            rig.progress().step(told("profiled", each, one));
            if (one.hotspots() != null) {
                fields.putAll(one.hotspots().fields());
                one.hotspots().lines().forEach(rig.progress()::say);
            }
            measured.round(fields);
        }
    }

    private static List<Contender> shuffled(Random random) {
        List<Contender> order = new ArrayList<>(ALL);
        Collections.shuffle(order, random);
        return order;
    }

    private void describe(Measured measured) {
        Pipeline pipeline = RecordLoad.pipeline();
        volume.parameters().forEach(measured::parameter);
        measured.parameter("partitions", pipeline.partitions());
        measured.parameter("parallelism", pipeline.parallelism());
        measured.parameter("flink", new FlinkEngine().settings(pipeline));
        measured.parameter("spark", new SparkEngine().settings(pipeline));
        measured.parameter("copyJvmFlags", Child.FLAGS);
        measured.note(
                "Everyone reads the same full topic of 10 partitions, from the beginning, and writes to a fresh one"
                        + " of 10. Rates are records over time between the broker's append times of the output, after the"
                        + " warm-up; order within a round by chance.");
        measured.note(
                "The copy is one thread that consumes and produces, value and headers as they are, with batches of"
                        + " 64 KiB and 5 ms of linger: it does not parse, compute or checkpoint.");
        measured.note(
                "In every round every record came out once, and every prediction was right: else the run would have"
                        + " broken off.");
    }

    private static void judge(Map<Contender, List<Reached>> reached, Measured measured) {
        noteOthers(reached.values(), measured);
        reached.forEach((who, rounds) -> figures(who, rounds, measured));
        for (Contender engine : List.of(FLINK, SPARK)) {
            Ratio ratio = measured.ratio(ratio(engine, COPY, reached));
            String name = ratio.name();
            measured.target(Target.atLeast(LEAST_SHARE_OF_COPY, "", name + ", median", ratio.median()));
            measured.target(Target.atLeast(LEAST_SHARE_OF_COPY, "", name + ", lower end", ratio.low())
                    .asStretch());
        }
        measured.ratio(ratio(SPARK, FLINK, reached));
    }

    private static Ratio ratio(Contender one, Contender other, Map<Contender, List<Reached>> reached) {
        return Ratio.of(
                one.name() + " / " + other.name(),
                Map.of(),
                each(reached.get(one), Reached::recordsPerSecond),
                each(reached.get(other), Reached::recordsPerSecond));
    }

    private static void figures(Contender who, List<Reached> rounds, Measured measured) {
        Map<String, String> levels = Map.of("who", who.name());
        measured.figure(Figure.of("throughput", levels, "records/s", each(rounds, Reached::recordsPerSecond)));
        measured.figure(
                Figure.of("a core", levels, "records/s and core", each(rounds, Reached::recordsPerSecondAndCore)));
        measured.figure(Figure.of("own CPU", levels, "cores", each(rounds, Reached::ownCores)));
        measured.figure(Figure.of("broker CPU", levels, "cores", each(rounds, Reached::brokerCores)));
        measured.figure(Figure.of("others' CPU", levels, "cores", each(rounds, Reached::othersCores)));
    }

    private static List<Double> each(List<Reached> rounds, ToDoubleFunction<Reached> what) {
        return rounds.stream().mapToDouble(what).boxed().toList();
    }

    private static void noteOthers(Collection<List<Reached>> reached, Measured measured) {
        double most = reached.stream()
                .flatMap(List::stream)
                .mapToDouble(Reached::othersCores)
                .max()
                .orElse(0);
        if (most > QUIET_CORES) {
            measured.note(String.format(
                    Locale.ROOT,
                    "NOT QUIET: other processes kept up to %.1f cores busy during a round; see machineCores of each.",
                    most));
        }
    }

    private static Map<String, Object> fields(int round, Contender who, Reached reached) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("round", round);
        fields.put("who", who.name());
        fields.putAll(reached.fields());
        return fields;
    }

    private static String told(String round, Contender who, Reached reached) {
        return String.format(
                Locale.ROOT,
                "%s, %s: %,.0f/s, %,.0f/s and core, %.2f cores and %.2f of the broker",
                round,
                who.name(),
                reached.recordsPerSecond(),
                reached.recordsPerSecondAndCore(),
                reached.ownCores(),
                reached.brokerCores());
    }
}
