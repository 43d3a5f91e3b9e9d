package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One combination of levels, with every setting resolved: all that a trial needs to know.
 *
 * @param levels the level of each factor as the file writes it, in the file's order
 * @param engine the engine under test
 * @param load what is sent, and how
 * @param pipeline the logical job
 * @param timing how long each phase takes
 * @param fault what is done to it while it runs
 */
public record Configuration(
        Map<String, String> levels, String engine, Load load, Pipeline pipeline, Timing timing, Fault fault) {

    /**
     * @throws IllegalArgumentException if a phase is no whole number of windows, or the drain ends before the watermark
     *     can have passed the last measured window, or a fault would strike after its phase
     */
    public Configuration {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
        unlessWholeWindows("timing.warmUp", timing.warmUp(), pipeline.window());
        unlessWholeWindows("timing.measure", timing.measure(), pipeline.window());
        if (timing.drainDeadline().compareTo(pipeline.watermarkDelay()) <= 0) {
            throw new RefusedValue(
                    "timing.drainDeadline",
                    "%s is over before a watermark delay of %s lets the last window out"
                            .formatted(
                                    Notation.write(timing.drainDeadline()), Notation.write(pipeline.watermarkDelay())),
                    "Write a duration well above the watermark delay");
        }
        unlessWithinItsPhase(fault, timing);
    }

    /** A trial that nothing is done to. */
    public Configuration(Map<String, String> levels, String engine, Load load, Pipeline pipeline, Timing timing) {
        this(levels, engine, load, pipeline, timing, Fault.NONE);
    }

    /** When this engine publishes a window's row. */
    public Pipeline.OutputMode outputMode() {
        return engine.equals("spark") ? pipeline.spark().outputMode() : pipeline.outputMode();
    }

    /** How many records are due in the measured time, on average; all of a bulk. */
    long measuredRecords() {
        return load.bulk()
                ? load.regression().count()
                : (long) (load.rateHz() * timing.measure().toMillis() / 1_000);
    }

    /** The same at another mean rate over all producers, which becomes its level of the factor {@code rate}. */
    public Configuration atRate(double rateHz) {
        Map<String, String> others = new LinkedHashMap<>(levels);
        others.put(Search.FACTOR, Notation.writeRate(rateHz));
        return new Configuration(others, engine, load.atRate(rateHz), pipeline, timing, fault);
    }

    /** The same at another mean rate over all producers. */
    public Configuration withRate(double rateHz) {
        return with(load.atRate(rateHz), pipeline);
    }

    /** The same with the stream shared by another number of producers. */
    public Configuration withProducers(int producers) {
        return with(load.by(producers), pipeline);
    }

    /** The same with another parallelism of the engine. */
    public Configuration withParallelism(int parallelism) {
        return with(load, pipeline.atParallelism(parallelism));
    }

    /** The same with another trigger interval of Spark. */
    public Configuration withTrigger(Duration trigger) {
        return with(load, pipeline.running(pipeline.spark().triggeredEvery(trigger), pipeline.flink()));
    }

    /** The same with another watermark interval of Flink. */
    public Configuration withWatermarkInterval(Duration interval) {
        return with(load, pipeline.running(pipeline.spark(), pipeline.flink().emittingEvery(interval)));
    }

    private Configuration with(Load otherLoad, Pipeline otherPipeline) {
        return new Configuration(levels, engine, otherLoad, otherPipeline, timing, fault);
    }

    private static void unlessWithinItsPhase(Fault fault, Timing timing) {
        Duration phase = switch (fault.during()) {
            case WARM_UP -> timing.warmUp();
            case MEASURE -> timing.measure();
            case DRAIN -> timing.drainDeadline();
        };
        if (fault.happens() && fault.last().compareTo(phase) >= 0) {
            throw new RefusedValue(
                    fault.times() == 1 ? "fault.after" : "fault.times",
                    "the last time is %s into a phase of %s"
                            .formatted(Notation.write(fault.last()), Notation.write(phase)),
                    "Let it strike within the phase, or make that longer");
        }
    }

    private static void unlessWholeWindows(String key, Duration phase, Duration window) {
        if (phase.toNanos() % window.toNanos() != 0) {
            Duration next = window.multipliedBy(phase.dividedBy(window) + 1);
            throw new RefusedValue(
                    key,
                    "%s is no whole number of %s windows".formatted(Notation.write(phase), Notation.write(window)),
                    "Write a multiple of the window, such as " + Notation.write(next));
        }
    }
}
