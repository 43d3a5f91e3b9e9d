package dev.streamgauge.bench.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.Cpu;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How late events are sent beside a busy engine, by how the load waits: ours, and as others do it. */
public final class ScheduleBenchmark implements Benchmark {

    static final List<Integer> RATES_HZ = List.of(1500, 20_000);

    private static final List<Engine> ENGINES = List.of(new SparkEngine(), new FlinkEngine());
    private static final int PRODUCERS = 4;

    /** Start and end of a load's JVM. */
    private static final Duration AROUND = Duration.ofSeconds(3);

    private static final Duration ENGINE_START = Duration.ofSeconds(15);
    private static final Duration EXIT_SLACK = Duration.ofSeconds(60);

    private final Sizes sizes = Sizes.of(1, 10, 30);

    /** A load to run. */
    private record Planned(int round, Waiting waiting, int rateHz) {}

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public int steps() {
        return ENGINES.size() * sizes.rounds() * RATES_HZ.size() * Waiting.values().length;
    }

    @Override
    public Duration expected() {
        return sizes.span().plus(AROUND).multipliedBy(steps()).plus(ENGINE_START.multipliedBy(ENGINES.size()));
    }

    @Override
    public void run(Rig rig, Measured measured) {
        sizes.parameters().forEach(measured::parameter);
        measured.parameter("producers", PRODUCERS);
        measured.parameter("ratesHz", RATES_HZ);
        measured.parameter("jvmFlags", Child.FLAGS);
        Random random = new Random(rig.seed());
        LagTable table = new LagTable();
        for (Engine engine : ENGINES) {
            beside(engine, rig, random, table, measured);
        }
        table.judge(measured);
    }

    private void beside(Engine engine, Rig rig, Random random, LagTable table, Measured measured) {
        Path directory = rig.directory().resolve(engine.name());
        Pipeline pipeline = AdLoad.pipeline();
        try (BenchBroker broker = BenchBroker.start(directory)) {
            broker.create("input", pipeline.partitions());
            broker.create("output", 1);
            try (EngineJob job = engine.submit(new JobRequest(
                    pipeline,
                    broker.bootstrapServers(),
                    "input",
                    "output",
                    "dead-letters",
                    Map.of(),
                    directory.resolve("engine"),
                    directory))) {
                for (Planned planned : planned(random)) {
                    Cpu engineCpu = Cpu.of(job.processes());
                    JsonNode told = load(planned, broker, directory, rig.seed());
                    Lag lag = Lag.of(engine.name(), planned.rateHz(), planned.waiting(), told, engineCpu.cores());
                    table.add(lag);
                    measured.round(lag.fields(planned.round()));
                    rig.progress().step(said(lag));
                    job.trouble().ifPresent(trouble -> {
                        throw new IllegalStateException(trouble);
                    });
                }
            }
        }
    }

    private List<Planned> planned(Random random) {
        List<Planned> all = new ArrayList<>();
        for (int round = 1; round <= sizes.rounds(); round++) {
            List<Planned> block = new ArrayList<>();
            for (int rateHz : RATES_HZ) {
                for (Waiting waiting : Waiting.values()) {
                    block.add(new Planned(round, waiting, rateHz));
                }
            }
            Collections.shuffle(block, random);
            all.addAll(block);
        }
        return all;
    }

    private JsonNode load(Planned planned, BenchBroker broker, Path directory, long seed) {
        String name = "%s-%d-%d"
                .formatted(planned.waiting().name().toLowerCase(Locale.ROOT), planned.rateHz(), planned.round());
        try (ChildProcess child = Child.start(
                name,
                directory,
                ScheduledLoad.class,
                List.of(
                        broker.bootstrapServers(),
                        "input",
                        planned.waiting().name(),
                        Integer.toString(planned.rateHz()),
                        Integer.toString(PRODUCERS),
                        Long.toString(sizes.warmUp().toSeconds()),
                        Long.toString(sizes.measure().toSeconds()),
                        Long.toString(seed + planned.round())))) {
            Child.requireSuccess(child, sizes.span().plus(EXIT_SLACK));
            return Child.told(child).get(0);
        }
    }

    private static String said(Lag lag) {
        return String.format(
                Locale.ROOT,
                "%s beside %s at %,d/s: p50 %,.0f us, p99 %,.0f us, p99.9 %,.0f us, %.2f cores, %.1f %% of the rate",
                lag.waiting().label(),
                lag.engine(),
                lag.rateHz(),
                lag.p50Micros(),
                lag.p99Micros(),
                lag.p999Micros(),
                lag.cores(),
                100 * lag.achieved());
    }
}
