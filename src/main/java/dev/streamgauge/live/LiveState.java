package dev.streamgauge.live;

import dev.streamgauge.evidence.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands. Written as JSON it is what the page gets; its names are the ones that the page's script reads.
 *
 * @param over whether the run is over
 * @param experiment the experiment that runs or ran last; null before the first
 * @param trial the trial that runs or ran last; null before an experiment's first
 * @param from how many of the trial's seconds are left out, since they are known
 * @param seconds the trial's seconds after those
 * @param ended all trials that have ended, in order; null if they are known
 */
record LiveState(
        boolean over,
        @Nullable OfExperiment experiment,
        @Nullable OfTrial trial,
        int from,
        List<Second> seconds,
        @Nullable List<Ended> ended) {

    LiveState {
        seconds = List.copyOf(seconds);
    }

    /**
     * The experiment.
     *
     * @param trials how many it has; of a search, how many it may take
     * @param searches whether it searches
     * @param runs whether anything runs; if not, evidence of an earlier run is judged
     * @param notRun why it has no trials; null if it has some
     * @param progress how much of it is done, from 0 to 1
     * @param leftSeconds how long it takes yet, about; null if nothing runs
     */
    record OfExperiment(
            String id,
            String title,
            String scale,
            String testbed,
            int trials,
            boolean searches,
            boolean runs,
            @Nullable String notRun,
            double progress,
            @Nullable Double leftSeconds) {}

    /**
     * The trial.
     *
     * @param attempt number of the attempt in this run, from 1; no other has it
     * @param position its place in the experiment, from 1
     * @param levels its levels, by factor
     * @param windowed whether results are windows, and not one for each record
     * @param phase the phase that it is in
     * @param loads whether events are sent in this phase
     * @param phaseSeconds how long it has been in it
     * @param phaseExpectedSeconds how long the phase takes, about
     * @param status what became of it; null while it runs, and while it is judged
     * @param progress how much of it is done, from 0 to 1
     * @param leftSeconds how long it takes yet, about
     */
    record OfTrial(
            int attempt,
            String id,
            String engine,
            int position,
            Map<String, String> levels,
            boolean windowed,
            String phase,
            boolean loads,
            double phaseSeconds,
            double phaseExpectedSeconds,
            @Nullable String status,
            double progress,
            double leftSeconds,
            long sent,
            long results) {}

    /**
     * One second of the trial's load, {@link dev.streamgauge.trial.LiveSample} says what of it is what.
     *
     * @param phase the phase in which it was told
     */
    record Second(
            int second,
            String phase,
            double sentHz,
            double resultsHz,
            @Nullable Double p50Ms,
            @Nullable Double p99Ms,
            @Nullable Double maxMs,
            @Nullable Long backlog,
            List<Used> processes) {}

    /** What a process used in that second. */
    record Used(String name, double cpuCores, double residentMiB) {}

    /** A trial that has ended. */
    record Ended(
            String experiment,
            String trial,
            String status,
            @Nullable Double p50Ms,
            long matched,
            long expected) {

        static Ended of(Summary.Trial trial) {
            Summary.Counts counts = trial.windows() == null ? trial.records() : trial.windows();
            return new Ended(
                    trial.experiment(),
                    trial.trial(),
                    trial.status().name().toLowerCase(Locale.ROOT),
                    trial.latencyMs().p50(),
                    counts == null ? 0 : counts.matched(),
                    counts == null ? 0 : counts.expected());
        }
    }
}
