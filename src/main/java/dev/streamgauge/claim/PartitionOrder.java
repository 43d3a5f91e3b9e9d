package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether partitions and task slots help as far as {@code P/ceil(P/k)} says, the partitions that are worked on at once (claim
 * C2). Configurations are compared that met the same rate on the same engine. Where both fall behind, the one with the higher
 * throughput is the better; otherwise the one with the lower 95th percentile of latency. Differences of less than 10 % count
 * for none: repetitions of one configuration are as far apart.
 *
 * <p>Slots that compute share the cores. So a configuration with more slots than cores is left out unless the cost of an event
 * is a wait, and said to be.
 *
 * @param evidence the claim and its evidence
 * @param configurations what was measured, in the order in which they first ran
 * @param leftOut those whose slots outnumber the cores that they need
 * @param cost what an event costs, as the engines state it; empty if none does
 */
public record PartitionOrder(
        ClaimEvidence evidence, List<Configured> configurations, List<Configured> leftOut, String cost) {

    private static final double NOISE = 0.1;

    public PartitionOrder {
        configurations = List.copyOf(configurations);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A number of partitions and of slots.
     *
     * @param side the other levels of its trials
     * @param partitions partitions of the input topic, P
     * @param slots task slots, k
     * @param atOnce P/ceil(P/k)
     * @param measured what its trials amount to
     * @param trials their ids
     */
    public record Configured(
            Side side, int partitions, int slots, double atOnce, RateCurve.Rate measured, List<String> trials) {

        public Configured {
            trials = List.copyOf(trials);
        }

        /** What a sentence calls it. */
        public String name() {
            return "%s with %s on %s"
                    .formatted(side.name(), Phrase.count(partitions, "partition"), Phrase.count(slots, "slot"));
        }

        private String figure(boolean throughput) {
            Double p95 = measured.p95Ms();
            return throughput || p95 == null
                    ? Phrase.figure(measured.throughputHz()) + " events/s"
                    : "a p95 of " + Phrase.ms(p95);
        }
    }

    /** What two configurations show of which the model takes one for the faster. */
    private record Compared(Configured faster, Configured slower) {

        boolean bothFallBehind() {
            return !faster.measured().sustained() && !slower.measured().sustained();
        }

        boolean bothKeepUp() {
            return faster.measured().sustained() && slower.measured().sustained();
        }

        /** How many times as good the faster one is; null if that is not known. */
        @Nullable
        Double gain() {
            if (bothFallBehind()) {
                return faster.measured().throughputHz() / slower.measured().throughputHz();
            }
            Double ofFaster = faster.measured().p95Ms();
            Double ofSlower = slower.measured().p95Ms();
            return ofFaster == null || ofSlower == null ? null : (Double) (ofSlower / ofFaster);
        }

        boolean agrees() {
            Double gain = gain();
            return gain != null && gain >= 1 + NOISE;
        }

        boolean contradicts() {
            Double gain = gain();
            return gain != null && gain <= 1 / (1 + NOISE);
        }

        /** Neither: which matters only if at least one of them falls behind. */
        boolean isOpen() {
            return !agrees() && !contradicts() && !bothKeepUp();
        }

        String sentence() {
            return "%s has %s, %s has %s"
                    .formatted(
                            faster.name(),
                            faster.figure(bothFallBehind()),
                            slower.name(),
                            slower.figure(bothFallBehind()));
        }
    }

    /** Takes the configurations of the trials that have a rate and tell their partitions and slots. */
    public static PartitionOrder of(ClaimEvidence evidence) {
        Map<List<Object>, List<Judgement>> alike = new LinkedHashMap<>();
        for (Judgement trial : evidence.trials()) {
            Map<String, String> settings = trial.evidence().manifest().settings();
            String partitions = settings.get("partitions");
            String slots = settings.get("parallelism");
            if (LoadPoint.of(trial).isPresent() && partitions != null && slots != null) {
                Side side = RateCurve.side(trial.evidence().manifest().levels(), "partitions", "parallelism");
                alike.computeIfAbsent(List.of(side, partitions, slots), none -> new ArrayList<>())
                        .add(trial);
            }
        }
        Map<Boolean, List<Configured>> byCores = alike.values().stream()
                .collect(Collectors.partitioningBy(
                        PartitionOrder::hasTheCores,
                        Collectors.mapping(PartitionOrder::configured, Collectors.toList())));
        return new PartitionOrder(
                evidence,
                byCores.getOrDefault(true, List.of()),
                byCores.getOrDefault(false, List.of()),
                alike.values().stream()
                        .flatMap(Collection::stream)
                        .map(PartitionOrder::cost)
                        .filter(cost -> !cost.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" or ")));
    }

    private static String cost(Judgement trial) {
        return trial.evidence().manifest().settings().getOrDefault("cost", "");
    }

    private static boolean hasTheCores(List<Judgement> alike) {
        Judgement trial = alike.get(0);
        String cores = trial.evidence().manifest().environment().get("cores");
        return cores == null || cost(trial).startsWith("waiting") || slots(trial) <= Integer.parseInt(cores);
    }

    private static int slots(Judgement trial) {
        return Integer.parseInt(
                Objects.requireNonNull(trial.evidence().manifest().settings().get("parallelism")));
    }

    private static Configured configured(List<Judgement> alike) {
        Map<String, String> settings = alike.get(0).evidence().manifest().settings();
        List<LoadPoint> points =
                alike.stream().flatMap(trial -> LoadPoint.of(trial).stream()).toList();
        int partitions = Integer.parseInt(Objects.requireNonNull(settings.get("partitions")));
        int slots = slots(alike.get(0));
        return new Configured(
                RateCurve.side(alike.get(0).evidence().manifest().levels(), "partitions", "parallelism"),
                partitions,
                slots,
                CapacityModel.atOnce(partitions, slots),
                RateCurve.Rate.of(points.get(0).rateHz(), points),
                points.stream().map(LoadPoint::trial).toList());
    }

    private List<Compared> pairs() {
        List<Compared> pairs = new ArrayList<>();
        for (Configured faster : configurations) {
            for (Configured slower : configurations) {
                if (faster.side().equals(slower.side()) && faster.atOnce() > slower.atOnce()) {
                    pairs.add(new Compared(faster, slower));
                }
            }
        }
        return pairs;
    }

    /**
     * The order of the configurations is the model's, as the claim has it. Refuted if one that the model takes for the slower
     * is the better one; confirmed if none is, and the faster one is better wherever one of the two falls behind, at least
     * once on each engine. Where both keep up, more of either need not help. Counts as its n the trials.
     */
    public Ruling matchesTheModel() {
        List<Compared> pairs = pairs();
        List<Compared> agreeing = pairs.stream().filter(Compared::agrees).toList();
        List<Compared> contradicting =
                pairs.stream().filter(Compared::contradicts).toList();
        List<Compared> open = pairs.stream().filter(Compared::isOpen).toList();
        List<String> trials =
                configurations.stream().flatMap(each -> each.trials().stream()).toList();
        Grounds grounds = Grounds.none(
                evidence,
                trials.size(),
                "%d of %s as predicted".formatted(agreeing.size(), Phrase.count(pairs.size(), "pair")),
                trials);
        if (!contradicting.isEmpty()) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(),
                    "Not so: %s."
                            .formatted(contradicting.stream()
                                    .map(Compared::sentence)
                                    .collect(Collectors.joining("; "))),
                    "Trials in which the order is that of the partitions worked on at once.");
        }
        if (!open.isEmpty() || pairs.isEmpty() || !engines(agreeing).containsAll(engines(pairs))) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts(),
                    open.isEmpty()
                            ? "There is an engine on which no two configurations differ."
                            : "Too close to tell: %s."
                                    .formatted(open.stream()
                                            .map(Compared::sentence)
                                            .collect(Collectors.joining("; "))),
                    "A rate that some configurations sustain and some do not.");
        }
        return grounds.rule(
                Verdict.CONFIRMED,
                facts(),
                "That is the model's order: more partitions at once are never worse, and better in %d of %s."
                        .formatted(agreeing.size(), Phrase.count(pairs.size(), "pair")),
                "A configuration that is better though fewer of its partitions are worked on at once.");
    }

    private static Set<String> engines(List<Compared> pairs) {
        return pairs.stream()
                .map(pair -> pair.faster().side().levels().getOrDefault("engine", ""))
                .collect(Collectors.toSet());
    }

    private String facts() {
        String measured = configurations.stream()
                .map(each -> "%s (%s at once) %s with %s"
                        .formatted(
                                each.name(),
                                Phrase.figure(each.atOnce()),
                                each.measured().sustained() ? "keeps up" : "falls behind",
                                each.figure(!each.measured().sustained())))
                .collect(Collectors.joining("; "));
        return Stream.of(
                        "P partitions on k slots are worked on P/ceil(P/k) at once. %s."
                                .formatted(measured.isEmpty() ? "No trial tells both" : measured),
                        cost.startsWith("waiting")
                                ? "The cost of an event is declared to be a wait (%s), so that slots need no cores of their own."
                                        .formatted(cost)
                                : "",
                        leftOut.isEmpty()
                                ? ""
                                : "Left out, since slots that compute share the cores, and there are fewer: %s."
                                        .formatted(leftOut.stream()
                                                .map(Configured::name)
                                                .collect(Collectors.joining("; "))))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
