package dev.streamgauge.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Slope;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** Whether the load's memory stays as it is over a long run: heap after a collection, and resident set. */
public final class SoakBenchmark implements Benchmark {

    private static final int RATE_HZ = 50_000;
    private static final int PRODUCERS = 4;
    private static final int PARTITIONS = 4;
    private static final int SAMPLES = 20;

    /** Compiling and loading classes takes memory too. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private static final double MOST_GROWTH_MIB = 16;
    private static final Duration SLACK = Duration.ofSeconds(60);

    /** Old segments go; the broker looks every five minutes. */
    private static final long RETAINED_BYTES = 64L << 20;

    /** The whole heap is resident from the start, so that only what is outside of it can grow. */
    private static final List<String> FLAGS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch", "-Djava.awt.headless=true");

    private final Duration measured = Duration.ofMinutes(Sizes.number("soak.minutes", 10));
    private final Duration between = measured.dividedBy(SAMPLES);

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public int steps() {
        return Math.toIntExact(span().dividedBy(between));
    }

    @Override
    public Duration expected() {
        return span().plusSeconds(10);
    }

    private Duration span() {
        return WARM_UP.plus(measured);
    }

    @Override
    public void run(Rig rig, Measured outcome) {
        outcome.parameter("minutes", measured.toMinutes());
        outcome.parameter("warmUpSeconds", WARM_UP.toSeconds());
        outcome.parameter("rateHz", RATE_HZ);
        outcome.parameter("producers", PRODUCERS);
        outcome.parameter("jvmFlags", FLAGS);
        outcome.note(
                "Every sample is taken after a full collection. The resident set holds the whole heap from the start.");
        try (BenchBroker broker = BenchBroker.start(rig.directory())) {
            broker.createBounded("soak", PARTITIONS, RETAINED_BYTES);
            try (ChildProcess load = Child.start(
                    "load",
                    rig.directory(),
                    FLAGS,
                    SoakLoad.class.getName(),
                    List.of(
                            broker.bootstrapServers(),
                            "soak",
                            Integer.toString(RATE_HZ),
                            Integer.toString(PRODUCERS),
                            Long.toString(span().toSeconds()),
                            Long.toString(between.toSeconds())))) {
                List<Sample> samples = watch(load, broker, rig);
                Child.requireSuccess(load, between.plus(SLACK));
                judge(samples, outcome);
                account(Child.told(load), outcome);
            }
        }
    }

    /** A moment of the run. */
    private record Sample(double minutes, double heapMiB, double residentMiB, long acknowledged) {

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("minutes", minutes);
            fields.put("heapMiB", heapMiB);
            fields.put("residentMiB", residentMiB);
            fields.put("acknowledged", acknowledged);
            return fields;
        }
    }

    private List<Sample> watch(ChildProcess load, BenchBroker broker, Rig rig) {
        List<ServiceProcess> involved = new ArrayList<>(broker.processes());
        involved.add(load);
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < steps()) {
            int next = samples.size();
            Await.until(
                    "sample %d of the load".formatted(next + 1),
                    between.plus(SLACK),
                    involved,
                    () -> Child.told(load).size() > next);
            JsonNode told = Child.told(load).get(next);
            Sample sample = new Sample(
                    told.path("minutes").asDouble(),
                    told.path("heapMiB").asDouble(),
                    residentMiB(load),
                    told.path("acknowledged").asLong());
            samples.add(sample);
            rig.progress()
                    .step(String.format(
                            Locale.ROOT,
                            "heap %.1f MiB, resident %.1f MiB, %,d events acknowledged",
                            sample.heapMiB(),
                            sample.residentMiB(),
                            sample.acknowledged()));
        }
        return samples;
    }

    private static double residentMiB(ChildProcess load) {
        OSProcess process = new SystemInfo().getOperatingSystem().getProcess((int)
                load.pid().orElseThrow());
        if (process == null) {
            throw new IllegalStateException(load.fate());
        }
        return process.getResidentSetSize() / (double) (1 << 20);
    }

    private static void judge(List<Sample> samples, Measured outcome) {
        samples.forEach(sample -> outcome.round(sample.fields()));
        List<Sample> warm = samples.stream()
                .filter(sample -> sample.minutes() * 60 > WARM_UP.toSeconds())
                .toList();
        List<Double> minutes = warm.stream().map(Sample::minutes).toList();
        grows(
                Slope.of(
                        "heap after GC",
                        "MiB",
                        minutes,
                        warm.stream().map(Sample::heapMiB).toList()),
                outcome);
        grows(
                Slope.of(
                        "resident set",
                        "MiB",
                        minutes,
                        warm.stream().map(Sample::residentMiB).toList()),
                outcome);
    }

    private static void grows(Slope slope, Measured outcome) {
        outcome.slope(slope);
        outcome.target(Target.below(
                MOST_GROWTH_MIB,
                "MiB",
                "growth of the %s over the run, upper end".formatted(slope.name()),
                slope.growthAtMost()));
    }

    private static void account(List<JsonNode> told, Measured outcome) {
        JsonNode end = told.get(told.size() - 1);
        outcome.parameter("sent", end.path("sent").asLong());
        outcome.parameter("lagP99Micros", end.path("lagP99Micros").asDouble());
        outcome.parameter("timer", end.path("timer").asText());
        outcome.target(Target.atMost(0, "events", "sent and not acknowledged", (double)
                (end.path("sent").asLong() - end.path("acknowledged").asLong())));
    }
}
