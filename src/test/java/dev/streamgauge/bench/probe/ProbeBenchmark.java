package dev.streamgauge.bench.probe;

import dev.streamgauge.bench.outcome.Figure;
import dev.streamgauge.bench.outcome.Measured;
import dev.streamgauge.bench.outcome.Ratio;
import dev.streamgauge.bench.outcome.Target;
import dev.streamgauge.bench.rig.BenchBroker;
import dev.streamgauge.bench.rig.Benchmark;
import dev.streamgauge.bench.rig.Rig;
import dev.streamgauge.bench.rig.Sizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What watching the results costs the pipeline's throughput. */
public final class ProbeBenchmark implements Benchmark {

    private static final double MOST_EFFECT = 0.1;
    private static final Duration CTR_ROUND = Duration.ofSeconds(20);
    private static final Duration COPY_AROUND = Duration.ofSeconds(4);

    /** In stream time, at the rate of {@link CtrEffect#RATE_HZ}. */
    private final Sizes ctr = Sizes.of(9, 8, 24);

    private final Sizes copy = Sizes.of(9, 4, 6);

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public int steps() {
        return ctr.rounds() + copy.rounds();
    }

    @Override
    public Duration expected() {
        return CTR_ROUND
                .multipliedBy(2L * ctr.rounds())
                .plus(copy.span().plus(COPY_AROUND).multipliedBy(2L * copy.rounds()));
    }

    @Override
    public void run(Rig rig, Measured measured) {
        measured.parameter("ctr", ctr.parameters());
        measured.parameter("ctrBacklogHz", CtrEffect.RATE_HZ);
        measured.parameter("copy", copy.parameters());
        measured.note("CTR job on Flink: one result a window. Its rate is taken from the broker's append times of the"
                + " results, on a backlog; seconds of warm-up and measurement are seconds of the stream.");
        measured.note(
                "Copy loop: one result a record, so the probe has as much to read as the pipeline, and both share the"
                        + " cores with the broker. No experiment is like this; it shows where the limit is.");
        try (BenchBroker broker = BenchBroker.start(rig.directory())) {
            Random random = new Random(rig.seed());
            ctr(new CtrEffect(broker, rig.directory(), ctr, rig.seed()), random, rig, measured);
            copy(new CopyEffect(broker, rig.directory(), copy), random, rig, measured);
        }
    }

    private void ctr(CtrEffect effect, Random random, Rig rig, Measured measured) {
        Map<Boolean, List<Double>> rates = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
        for (int round = 1; round <= ctr.rounds(); round++) {
            for (boolean probed : inAnyOrder(random)) {
                double rate = effect.eventsPerSecond(round, probed);
                rates.get(probed).add(rate);
                measured.round(fields("ctr", round, probed, rate));
            }
            rig.progress().step(told("CTR job", rates));
        }
        Ratio ratio = judge("CTR job on Flink", rates, measured);
        measured.target(Target.below(
                MOST_EFFECT,
                "",
                "effect of the probe on the CTR job's throughput, upper end",
                ratio.low() == null ? null : 1 - ratio.low()));
    }

    private void copy(CopyEffect effect, Random random, Rig rig, Measured measured) {
        Map<Boolean, List<Double>> rates = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
        List<Double> seen = new ArrayList<>();
        for (int round = 1; round <= copy.rounds(); round++) {
            for (boolean probed : inAnyOrder(random)) {
                CopyEffect.Reached reached = effect.run(round, probed);
                rates.get(probed).add(reached.copiedPerSecond());
                Map<String, Object> fields = fields("copy", round, probed, reached.copiedPerSecond());
                if (reached.seenPerSecond() != null) {
                    seen.add(reached.seenPerSecond());
                    fields.put("seenPerSecond", Math.round(reached.seenPerSecond()));
                }
                measured.round(fields);
            }
            rig.progress().step(told("copy loop", rates));
        }
        Ratio unused = judge("copy loop", rates, measured);
        measured.figure(Figure.of("seen", Map.of("pipeline", "copy loop", "probe", "the probe's own"), "1/s", seen));
    }

    private static List<Boolean> inAnyOrder(Random random) {
        return random.nextBoolean() ? List.of(true, false) : List.of(false, true);
    }

    private static Ratio judge(String pipeline, Map<Boolean, List<Double>> rates, Measured measured) {
        for (boolean probed : List.of(false, true)) {
            Map<String, String> levels = new LinkedHashMap<>();
            levels.put("pipeline", pipeline);
            levels.put("probe", probed ? "with probe" : "without probe");
            measured.figure(Figure.of("throughput", levels, "1/s", rates.get(probed)));
        }
        return measured.ratio(
                Ratio.of("with probe / without", Map.of("pipeline", pipeline), rates.get(true), rates.get(false)));
    }

    private static Map<String, Object> fields(String pipeline, int round, boolean probed, double rate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pipeline", pipeline);
        fields.put("round", round);
        fields.put("probed", probed);
        fields.put("perSecond", Math.round(rate));
        return fields;
    }

    private static String told(String pipeline, Map<Boolean, List<Double>> rates) {
        List<Double> with = rates.get(true);
        List<Double> without = rates.get(false);
        int last = with.size() - 1;
        return String.format(
                Locale.ROOT,
                "%s: with probe %,.0f/s, without %,.0f/s, ratio %.3f",
                pipeline,
                with.get(last),
                without.get(last),
                with.get(last) / without.get(last));
    }
}
