package dev.streamgauge.bench.ingest;

import dev.streamgauge.bench.ingest.Ingestion.Reached;
import dev.streamgauge.bench.outcome.Figure;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Ratio;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import dev.streamgauge.testbed.postgres.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How many events a second the SQL baseline brings into its table, with broker and producers beside it, and how that compares with
 * COPY alone of the same rows: with commits that wait for the disk, and without.
 */
public final class IngestBenchmark implements Benchmark {

    private static final double LEAST_PER_SECOND = 25_000;

    /** More than is asked for, so that there is always something to read. */
    private static final int OFFERED_HZ = 32_000;

    /** Starts of Postgres, of the ingesters and of the producers; the rows out and in again. */
    private static final Duration AROUND = Duration.ofSeconds(40);

    private final Sizes sizes = Sizes.of(5, 25, 15);
    private final int rateHz = Sizes.number("bench.rate", OFFERED_HZ);
    private final boolean profiled =
            !"false".equals(System.getProperty("bench.profile", "").trim());

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public int steps() {
        return 2 * sizes.rounds() + (profiled ? 1 : 0);
    }

    @Override
    public Duration expected() {
        return sizes.span().plus(AROUND).multipliedBy(steps());
    }

    @Override
    public void run(Rig rig, Measured measured) {
        describe(measured);
        Map<Boolean, List<Reached>> reached = new LinkedHashMap<>();
        reached.put(true, new ArrayList<>());
        reached.put(false, new ArrayList<>());
        try (BenchBroker broker = BenchBroker.start(rig.directory())) {
            Ingestion ingestion = new Ingestion(broker, rig.directory(), sizes, rateHz, rig.seed());
            Random random = new Random(rig.seed());
            for (int round = 1; round <= sizes.rounds(); round++) {
                for (boolean durable : random.nextBoolean() ? List.of(true, false) : List.of(false, true)) {
                    Reached one = ingestion.run("fsync-%s-%d".formatted(word(durable), round), durable, false);
                    reached.get(durable).add(one);
                    measured.round(fields(round, durable, one));
                    rig.progress().step(told("round " + round, durable, one));
                }
            }
            judge(reached, measured);
            if (profiled) {
                profile(ingestion, rig, measured);
            }
        }
    }

    private void describe(Measured measured) {
        sizes.parameters().forEach(measured::parameter);
        measured.parameter("offeredHz", rateHz);
        measured.parameter("producers", Ingestion.PRODUCERS);
        measured.parameter("ingesters", Ingestion.INGESTERS);
        measured.parameter("partitions", Ingestion.pipeline(true).partitions());
        measured.parameter("postgres", PostgresServer.version());
        measured.note(
                "Ingested is what the baseline's own tables gained over the measured time, by the server's clock, while"
                        + " producers sent at the offered rate to a broker on the same machine, and the aggregator closed its windows.");
        measured.note(
                "COPY alone: afterwards, on the otherwise idle machine, the very rows of that run go from files into a fresh"
                        + " database of the same schema and settings, over as many connections as there were ingesters, each in one"
                        + " transaction; commits included.");
        measured.note(
                "In every run the table held as many rows as the accounts say, after the ingesters were killed at work.");
    }

    private static void judge(Map<Boolean, List<Reached>> reached, Measured measured) {
        reached.forEach((durable, rounds) -> {
            Map<String, String> levels = Map.of("fsync", word(durable));
            Figure ingested = measured.figure(
                    Figure.of("ingested", levels, "events/s", each(rounds, Reached::ingestedPerSecond)));
            measured.figure(Figure.of("sent meanwhile", levels, "events/s", each(rounds, Reached::sentPerSecond)));
            measured.figure(Figure.of("COPY alone", levels, "rows/s", each(rounds, IngestBenchmark::copied)));
            for (String process : rounds.get(0).cores().keySet()) {
                measured.figure(Figure.of(
                        process + " CPU",
                        levels,
                        "cores",
                        each(rounds, one -> one.cores().getOrDefault(process, Double.NaN))));
            }
            measured.ratio(Ratio.of(
                    "ingested / COPY alone",
                    levels,
                    each(rounds, Reached::ingestedPerSecond),
                    each(rounds, IngestBenchmark::copied)));
            measured.target(Target.atLeast(
                    LEAST_PER_SECOND,
                    "events/s",
                    "ingested with fsync %s, median".formatted(word(durable)),
                    ingested.median()));
        });
        measured.ratio(Ratio.of(
                "fsync on / off",
                Map.of("what", "ingested"),
                each(Objects.requireNonNull(reached.get(true)), Reached::ingestedPerSecond),
                each(Objects.requireNonNull(reached.get(false)), Reached::ingestedPerSecond)));
    }

    private static double copied(Reached reached) {
        return Objects.requireNonNull(reached.copiedPerSecond(), "not copied");
    }

    private static List<Double> each(List<Reached> rounds, ToDoubleFunction<Reached> what) {
        return rounds.stream().mapToDouble(what).boxed().toList();
    }

    /** A round that does not count, since recording costs time. */
    private void profile(Ingestion ingestion, Rig rig, Measured measured) {
        measured.note("The last round was recorded by the JDK's flight recorder and counts for nothing else.");
        Reached one = ingestion.run("profiled", true, true);
        Map<String, Object> fields = fields(sizes.rounds() + 1, true, one);
        fields.put("profiled", true);
        if (one.hotspots() != null) {
            fields.putAll(one.hotspots().fields());
            one.hotspots().lines().forEach(rig.progress()::say);
        }
        measured.round(fields);
        rig.progress().step(told("profiled", true, one));
    }

    private static Map<String, Object> fields(int round, boolean durable, Reached reached) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("round", round);
        fields.put("fsync", word(durable));
        fields.putAll(reached.fields());
        return fields;
    }

    private static String told(String round, boolean durable, Reached reached) {
        return String.format(
                Locale.ROOT,
                "%s, fsync %s: %,.0f/s ingested of %,.0f/s sent, COPY alone %,.0f/s, cores %s",
                round,
                word(durable),
                reached.ingestedPerSecond(),
                reached.sentPerSecond(),
                reached.copiedPerSecond() == null ? Double.NaN : reached.copiedPerSecond(),
                cores(reached.cores()));
    }

    private static String cores(Map<String, Double> cores) {
        List<String> each = new ArrayList<>();
        cores.forEach((process, count) -> each.add(String.format(Locale.ROOT, "%s %.2f", process, count)));
        return String.join(", ", each);
    }

    private static String word(boolean durable) {
        return durable ? "on" : "off";
    }
}
