package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.outcome.Figure;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Ratio;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Child;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.load.ProducerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How many acknowledged records a second our load puts into a broker, schedule and accounts included, beside
 * {@code org.apache.kafka.tools.ProducerPerformance}, which sends ready-made payloads.
 */
public final class BrokerBenchmark implements Benchmark {

    private static final List<String> CODECS = List.of("none", "lz4");
    private static final List<Integer> PRODUCER_COUNTS = List.of(1, 2);
    private static final int PARTITIONS = 4;
    private static final int PILOT_ROUNDS = 2;

    /** The kernel's own work for broker and client is not theirs by its accounts. */
    private static final double QUIET_CORES = 0.3;

    /** Start, and clearing the disk. */
    private static final Duration AROUND = Duration.ofSeconds(6);

    private final Sizes sizes = Sizes.of(9, 5, 10);
    private final Sizes pilot = new Sizes(PILOT_ROUNDS, sizes.warmUp(), Duration.ofSeconds(5));

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public int steps() {
        return CODECS.size() * (sizes.rounds() + PILOT_ROUNDS);
    }

    @Override
    public Duration expected() {
        Duration round = sizes.span().plus(AROUND).multipliedBy(2L * sizes.rounds());
        Duration trying = pilot.span().plus(AROUND).multipliedBy((long) PRODUCER_COUNTS.size() * PILOT_ROUNDS);
        return round.plus(trying).multipliedBy(CODECS.size());
    }

    @Override
    public void run(Rig rig, Measured measured) {
        Contender reference = new Contender.Reference(
                Payloads.write(rig.directory().resolve("payloads.txt"), rig.seed()), referenceSettings());
        describe(measured);
        try (BenchBroker broker = BenchBroker.start(rig.directory())) {
            Arena arena = new Arena(broker, rig.directory(), PARTITIONS);
            Random random = new Random(rig.seed());
            Map<String, Contender> ours = new LinkedHashMap<>();
            for (String codec : CODECS) {
                ours.put(codec, best(codec, arena, rig, measured));
            }
            Map<String, List<Arena.Reached>> oursReached = new LinkedHashMap<>();
            Map<String, List<Arena.Reached>> referenceReached = new LinkedHashMap<>();
            for (int round = 1; round <= sizes.rounds(); round++) {
                for (String codec : shuffled(CODECS, random)) {
                    Contender own = ours.get(codec);
                    Map<Contender, Arena.Reached> reached = new LinkedHashMap<>();
                    for (Contender each : shuffled(List.of(own, reference), random)) {
                        Arena.Reached one = arena.run(each, codec, "broker-" + codec + "-" + round, sizes);
                        reached.put(each, one);
                        measured.round(fields(round, codec, each, one));
                    }
                    oursReached.computeIfAbsent(codec, any -> new ArrayList<>()).add(reached.get(own));
                    referenceReached
                            .computeIfAbsent(codec, any -> new ArrayList<>())
                            .add(reached.get(reference));
                    rig.progress().step(told(codec, round, reached.get(own), reached.get(reference)));
                }
            }
            noteOthers(Stream.concat(oursReached.values().stream(), referenceReached.values().stream()), measured);
            for (String codec : CODECS) {
                judge(codec, ours.get(codec), oursReached.get(codec), referenceReached.get(codec), measured);
            }
        }
    }

    /** The better one of the producer counts, by the median of a few rounds that do not count. */
    private Contender best(String codec, Arena arena, Rig rig, Measured measured) {
        Map<Contender, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 1; round <= PILOT_ROUNDS; round++) {
            for (int count : PRODUCER_COUNTS) {
                Contender contender = new Contender.Ours(count);
                Arena.Reached one = arena.run(contender, codec, "pilot-" + codec + "-" + count + "-" + round, pilot);
                rates.computeIfAbsent(contender, any -> new ArrayList<>()).add(one.recordsPerSecond());
                Map<String, Object> fields = fields(round, codec, contender, one);
                fields.put("pilot", true);
                measured.round(fields);
            }
            rig.progress().step("%s pilot".formatted(codec));
        }
        Contender best = Collections.max(
                        rates.entrySet(),
                        Map.Entry.comparingByValue((one, other) -> Double.compare(sum(one), sum(other))))
                .getKey();
        measured.parameter("best, " + codec, best.name());
        return best;
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private void describe(Measured measured) {
        sizes.parameters().forEach(measured::parameter);
        measured.parameter("partitions", PARTITIONS);
        measured.parameter("payloads", Payloads.COUNT);
        measured.parameter("jvmFlags", Child.FLAGS);
        measured.parameter("referenceSettings", referenceSettings());
        measured.note(
                "Both sides: acknowledged records a second, in a JVM of its own with the same flags, after the same"
                        + " warm-up, into a fresh topic that is deleted before the next; order within a round by chance.");
        measured.note(
                "Ours carries 8 bytes of header and an index more a record, computes its schedule, encodes each"
                        + " event anew and keeps its accounts, but that of what is due and unsent; the reference picks one of the ready-made payloads by chance.");
    }

    /** What our producers are set to, in the words of Kafka. */
    private static List<String> referenceSettings() {
        ProducerSettings settings = ProducerSettings.THROUGHPUT;
        return List.of(
                "acks=" + settings.acks(),
                "enable.idempotence=" + settings.idempotent(),
                "linger.ms=" + settings.linger().toMillis(),
                "batch.size=" + settings.batchBytes(),
                "buffer.memory=" + settings.bufferBytes());
    }

    private static void noteOthers(Stream<List<Arena.Reached>> reached, Measured measured) {
        double most = reached.flatMap(List::stream)
                .mapToDouble(Arena.Reached::othersCores)
                .max()
                .orElse(0);
        if (most > QUIET_CORES) {
            measured.note(String.format(
                    Locale.ROOT,
                    "NOT QUIET: other processes kept up to %.1f cores busy during a round; see machineCores of each.",
                    most));
        }
    }

    private static void judge(
            String codec,
            Contender ours,
            List<Arena.Reached> oursReached,
            List<Arena.Reached> referenceReached,
            Measured measured) {
        List<Double> ourRates = each(oursReached, Arena.Reached::recordsPerSecond);
        List<Double> referenceRates = each(referenceReached, Arena.Reached::recordsPerSecond);
        figures(measured, Map.of("codec", codec, "who", ours.name()), oursReached, ourRates);
        figures(measured, Map.of("codec", codec, "who", "ProducerPerformance"), referenceReached, referenceRates);
        Ratio ratio = measured.ratio(
                Ratio.of("streamgauge / ProducerPerformance", Map.of("codec", codec), ourRates, referenceRates));
        measured.target(Target.atLeast(
                0.9, "", "streamgauge / ProducerPerformance, %s, lower end".formatted(codec), ratio.low()));
        measured.target(Target.atLeast(
                        1.1, "", "streamgauge / ProducerPerformance, %s, median".formatted(codec), ratio.median())
                .asStretch());
    }

    private static void figures(
            Measured measured, Map<String, String> levels, List<Arena.Reached> reached, List<Double> rates) {
        measured.figure(Figure.of("acknowledged records", levels, "records/s", rates));
        measured.figure(Figure.of("client CPU", levels, "cores", each(reached, Arena.Reached::clientCores)));
        measured.figure(Figure.of("broker CPU", levels, "cores", each(reached, Arena.Reached::brokerCores)));
        measured.figure(Figure.of("others' CPU", levels, "cores", each(reached, Arena.Reached::othersCores)));
    }

    private static List<Double> each(List<Arena.Reached> reached, ToDoubleFunction<Arena.Reached> what) {
        return reached.stream().mapToDouble(what).boxed().toList();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Map<String, Object> fields(int round, String codec, Contender who, Arena.Reached reached) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("round", round);
        fields.put("codec", codec);
        fields.put("who", who.name());
        fields.putAll(reached.fields());
        return fields;
    }

    private static String told(String codec, int round, Arena.Reached own, Arena.Reached reference) {
        return String.format(
                Locale.ROOT,
                "%s round %d: ours %,.0f/s, ProducerPerformance %,.0f/s, ratio %.2f",
                codec,
                round,
                own.recordsPerSecond(),
                reference.recordsPerSecond(),
                own.recordsPerSecond() / reference.recordsPerSecond());
    }
}
