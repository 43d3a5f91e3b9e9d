package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.Notation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What an engine can take whose every event has a known cost, from how many of its tasks work at once (the model of
 * micro-batch saturation that the audit of seed 003 uses too).
 *
 * <p>P partitions on k task slots take {@code ceil(P/k)} rounds, so that {@code P/ceil(P/k)} of them are worked on at once. A
 * cost that computes takes a core besides. A batch of n events lasts {@code B(n) = b0 + c n / atOnce}. An engine without
 * batches has b0 = 0 and no trigger.
 *
 * <p>The capacity is the rate at which every task is busy for ever, {@link #capacityHz()}: beyond it the backlog grows. An
 * engine in batches falls out of its rhythm before: only up to {@link #keepsTriggerUpToHz()} is each batch done before the next
 * trigger, {@code B(lambda T) <= T}. Above that batches overrun it and begin one upon the other. But a longer batch has more
 * events and still only one b0, so that they settle at {@code b0 / (1 - lambda c / atOnce)}: throughput still follows, while
 * latency has begun to rise.
 *
 * @param partitions partitions of the input topic, P
 * @param slots task slots, k
 * @param atOnce partitions that are worked on at once
 * @param costSeconds what each event costs its task, c
 * @param overheadSeconds what each batch costs besides its events, b0; 0 on an engine without batches
 * @param triggerSeconds from one trigger to the next, T; 0 if a batch begins as soon as the last one is done
 */
public record CapacityModel(
        int partitions, int slots, double atOnce, double costSeconds, double overheadSeconds, double triggerSeconds) {

    private static final Pattern TRIGGER = Pattern.compile("every (\\d+) ms");
    private static final Pattern COST = Pattern.compile("(busy|waiting) (.+)");
    private static final String BUSY = "busy";

    /** A line through fewer batches is no better than the least of them. */
    private static final int LEAST_BATCHES = 8;

    /** Nor is one through batches of about one size. */
    private static final double LEAST_SPREAD = 1.5;

    /** @throws IllegalArgumentException for counts below 1, a cost that is not positive, or a negative time */
    public CapacityModel {
        if (partitions < 1 || slots < 1 || !(atOnce > 0) || !(costSeconds > 0)) {
            throw new IllegalArgumentException(
                    "%d partitions on %d slots, %s at once, at %s s an event, have no capacity"
                            .formatted(partitions, slots, atOnce, costSeconds));
        }
        if (overheadSeconds < 0 || triggerSeconds < 0) {
            throw new IllegalArgumentException(
                    "a batch overhead of %s s, a trigger interval of %s s".formatted(overheadSeconds, triggerSeconds));
        }
    }

    /** The model where every slot has a core, or needs none. */
    public CapacityModel(int partitions, int slots, double costSeconds, double overheadSeconds, double triggerSeconds) {
        this(partitions, slots, atOnce(partitions, slots), costSeconds, overheadSeconds, triggerSeconds);
    }

    /** The partitions that are worked on at once, {@code P/ceil(P/k)}. */
    public static double atOnce(int partitions, int slots) {
        return partitions / Math.ceil((double) partitions / slots);
    }

    /**
     * The model of trials that ran alike but for the rate, by the settings that the engine told of the first. The overhead of
     * a batch is estimated from the batches of all of them.
     *
     * @return empty without a trial, and for a job whose events have no known cost
     */
    public static Optional<CapacityModel> of(Collection<Evidence> alike) {
        return alike.stream()
                .findFirst()
                .flatMap(first -> of(first)
                        .map(model -> model.withOverhead(overheadSeconds(
                                alike.stream()
                                        .flatMap(trial -> measured(trial).stream())
                                        .toList(),
                                model.secondsAnEvent()))));
    }

    private static Optional<CapacityModel> of(Evidence trial) {
        Map<String, String> settings = trial.manifest().settings();
        Matcher cost = COST.matcher(settings.getOrDefault("cost", ""));
        String partitions = settings.get("partitions");
        String slots = settings.get("parallelism");
        if (!cost.matches() || partitions == null || slots == null) {
            return Optional.empty();
        }
        double atOnce = atOnce(Integer.parseInt(partitions), Integer.parseInt(slots));
        String cores = trial.manifest().environment().get("cores");
        return Optional.of(new CapacityModel(
                Integer.parseInt(partitions),
                Integer.parseInt(slots),
                cost.group(1).equals(BUSY) && cores != null ? Math.min(atOnce, Integer.parseInt(cores)) : atOnce,
                Notation.duration(cost.group(2)).toNanos() / 1e9,
                0,
                triggerMs(trial) / 1e3));
    }

    /** The trigger interval in milliseconds; 0 on an engine without. */
    static long triggerMs(Evidence trial) {
        Matcher trigger = TRIGGER.matcher(trial.manifest().settings().getOrDefault("trigger", ""));
        return trigger.matches() ? Long.parseLong(trigger.group(1)) : 0;
    }

    /** The batches that began in the measured time and had something to do. */
    static List<BatchRow> measured(Evidence trial) {
        Manifest.Clock clock = trial.manifest().clock();
        return trial.batches().stream()
                .filter(batch -> batch.startedMs() >= clock.warmUpMs()
                        && batch.startedMs() < clock.warmUpMs() + clock.measureMs()
                        && batch.records() > 0)
                .toList();
    }

    /**
     * What a batch costs besides its events: where a straight line through durations over events, by least squares, begins.
     * That takes {@value #LEAST_BATCHES} batches, the largest {@value #LEAST_SPREAD} times the smallest. Otherwise it is the
     * least that any batch took beyond its events' known cost. 0 without batches, and never negative.
     *
     * @param secondsAnEvent what an event adds to a batch, by its known cost
     */
    static double overheadSeconds(List<BatchRow> batches, double secondsAnEvent) {
        double least = batches.stream()
                .mapToDouble(batch -> batch.durationMs() / 1e3 - batch.records() * secondsAnEvent)
                .min()
                .orElse(0);
        long largest = batches.stream().mapToLong(BatchRow::records).max().orElse(0);
        long smallest = batches.stream().mapToLong(BatchRow::records).min().orElse(0);
        if (batches.size() < LEAST_BATCHES || largest < LEAST_SPREAD * smallest) {
            return Math.max(0, least);
        }
        SimpleRegression line = new SimpleRegression();
        batches.forEach(batch -> line.addData((double) batch.records(), batch.durationMs() / 1e3));
        return Math.max(0, line.getIntercept());
    }

    private CapacityModel withOverhead(double seconds) {
        return new CapacityModel(partitions, slots, atOnce, costSeconds, seconds, triggerSeconds);
    }

    /** What an event adds to a batch. */
    private double secondsAnEvent() {
        return costSeconds / atOnce;
    }

    /** How long a batch of so many events takes. */
    public double batchSeconds(double events) {
        return overheadSeconds + events * secondsAnEvent();
    }

    /**
     * The highest rate at which each batch is done before the next trigger, in events a second: {@code B(lambda T) = T}; 0 if
     * not even an empty batch is. Without a trigger it is the capacity.
     */
    public double keepsTriggerUpToHz() {
        return triggerSeconds == 0
                ? capacityHz()
                : Math.max(0, (triggerSeconds - overheadSeconds) / triggerSeconds) * capacityHz();
    }

    /** What the tasks can do at most, in events a second: {@code P/ceil(P/k)/c}. */
    public double capacityHz() {
        return 1 / secondsAnEvent();
    }

    /**
     * How long it takes, once results come again, to work off what came during an outage, in seconds: {@code lambda Delta /
     * (mu - lambda)}. After an outage batches are large, so that mu is the whole capacity. Infinite if there is nothing to spare.
     */
    public double catchUpSeconds(double rateHz, double outageSeconds) {
        double spareHz = capacityHz() - rateHz;
        return spareHz <= 0 ? Double.POSITIVE_INFINITY : rateHz * outageSeconds / spareHz;
    }

    /** The model and what follows from it, in a sentence. */
    String sentence() {
        String work = "By the model, %s on %s are worked on %s at a time at %s an event"
                .formatted(
                        Phrase.count(partitions, "partition"),
                        Phrase.count(slots, "slot"),
                        Phrase.figure(atOnce),
                        Phrase.ms(1e3 * costSeconds));
        return triggerSeconds == 0
                ? "%s: %s/s at most.".formatted(work, Phrase.figure(capacityHz()))
                : "%s: %s/s while each batch, with %s of its own, keeps the trigger of %s, and %s/s at most."
                        .formatted(
                                work,
                                Phrase.figure(keepsTriggerUpToHz()),
                                Phrase.ms(1e3 * overheadSeconds),
                                Phrase.ms(1e3 * triggerSeconds),
                                Phrase.figure(capacityHz()));
    }
}
