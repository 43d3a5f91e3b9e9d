package dev.streamgauge.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.streamgauge.experiment.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable outcome of a run: {@code summary.json}. Its form is stable and has a JSON Schema beside this class.
 * What does not apply is null, never invented.
 *
 * @param schemaVersion version of this form
 * @param commit the checkout's commit, or null where there is none
 * @param scale {@code quick}, {@code full} or {@code paper}
 * @param testbed {@code embedded}, {@code containers}, {@code existing} or {@code recorded}
 * @param started when the run began
 * @param wallSeconds how long it took
 * @param environment facts about the machine, by name
 * @param trials every trial, in the order in which they ran
 * @param claims verdicts on the paper's claims
 * @param gate outcome of the regression gate; null if no experiment has a baseline
 */
public record Summary(
        int schemaVersion,
        @Nullable String commit,
        String scale,
        String testbed,
        Instant started,
        double wallSeconds,
        Map<String, String> environment,
        List<Trial> trials,
        List<Claim> claims,
        @Nullable GateSummary gate) {

    /** The version of the form that this class writes. */
    public static final int SCHEMA_VERSION = 1;

    /** Name of the file. */
    public static final String FILE = "summary.json";

    /** What became of a trial. */
    public enum Status {
        /** Valid, and everything that must hold holds. */
        @JsonProperty("passed")
        PASSED,
        /** Something that must hold does not. */
        @JsonProperty("failed")
        FAILED,
        /** Not valid, or not possible here: says nothing about the engine. */
        @JsonProperty("aborted")
        ABORTED
    }

    /** One trial. What does not apply to it is null. */
    public record Trial(
            String experiment,
            String trial,
            Map<String, String> levels,
            Map<String, String> settings,
            long seed,
            int repetition,
            String pairId,
            Instant startedAt,
            Status status,
            boolean valid,
            List<String> invalidReasons,
            @Nullable String streamSha256,
            Manifest.Events events,
            @Nullable Counts windows,
            @Nullable Counts records,
            Statistics latencyMs,
            Statistics floorMs,
            Statistics overheadMs,
            Map<String, Component> componentsMs,
            Statistics dialectMs,
            @Nullable Throughput throughputHz,
            Manifest.@Nullable ScheduleLag scheduleLagMicros,
            @Nullable Certificate certificate,
            @Nullable Recovery recovery,
            @Nullable Lag lag,
            List<Bound> bounds,
            String directory) {}

    /**
     * One part of the latency, over the matched windows; the parts' means add up to the mean latency.
     *
     * @param mean its mean, in milliseconds
     * @param p50 its median; null if the sample is too small
     * @param max its greatest value; null if there is no sample
     * @param share its share in the sum of all latencies, 0 to 1; null if there is no sample
     */
    public record Component(
            @Nullable Double mean,
            @Nullable Double p50,
            @Nullable Double max,
            @Nullable Double share) {}

    /** How many must come out, and what became of them. */
    public record Counts(long expected, long matched, long missing, long duplicate, long wrong) {}

    /**
     * Events a second over the measured time.
     *
     * @param offered events that were due
     * @param achieved events that the engine counted in measured windows
     * @param seconds length of the measured time
     */
    public record Throughput(double offered, double achieved, double seconds) {}

    /**
     * What was done to a trial, and how it recovered.
     *
     * @param target whose process was struck: {@code coordinator}, {@code worker} or {@code broker}
     * @param action {@code kill} or {@code pause}
     * @param guarantee what the engine promises of results: {@code at least once} or {@code exactly once}
     * @param lost records that neither came out nor were set aside
     * @param duplicated records that came out, or were set aside, more than once
     * @param wrong records that came out with another value, or were set aside for another reason, than they must
     * @param recovered whether after each strike a result came, and no more events waited than before
     * @param strikes each time, in order
     */
    public record Recovery(
            String target,
            String action,
            String guarantee,
            long lost,
            long duplicated,
            long wrong,
            boolean recovered,
            List<Strike> strikes) {

        public Recovery {
            strikes = List.copyOf(strikes);
        }
    }

    /**
     * One strike. Times but the first are in milliseconds after it; one that did not come, or that nobody can tell, is null.
     *
     * @param process the role of the process that was struck
     * @param atMs when, in milliseconds after the start of the load
     * @param detectMs until the engine noticed
     * @param downMs until a process took its place, or it was continued
     * @param readyMs until broker and job said that they work again
     * @param firstResultMs until the first result that was computed after that was seen
     * @param catchUpMs until no more events waited for their result than before
     * @param modelCatchUpMs the same by the capacity model: what the offered rate brought until the first result, worked off
     *     with what the capacity leaves over
     * @param excessLatencySeconds how much later than usual results came, summed over the events that were due until then, in
     *     event-seconds
     */
    public record Strike(
            String process,
            long atMs,
            @Nullable Double detectMs,
            @Nullable Double downMs,
            @Nullable Double readyMs,
            @Nullable Double firstResultMs,
            @Nullable Double catchUpMs,
            @Nullable Double modelCatchUpMs,
            @Nullable Double excessLatencySeconds) {}

    /**
     * How far the engine was behind during the measured time.
     *
     * @param unanswered events that waited for their result; null where not each event has one
     * @param pending events that the engine had still to read; null if it does not say
     */
    public record Lag(@Nullable Level unanswered, @Nullable Level pending) {}

    /**
     * A number of events that was looked at again and again.
     *
     * @param max the greatest
     * @param mean their mean
     * @param last the last in the measured time
     */
    public record Level(long max, double mean, long last) {}

    /**
     * A bound, and whether it holds.
     *
     * @param ciLow lower end of the observed value's interval; null if it has none
     * @param ciHigh upper end of that interval; null if it has none
     * @param detectable by how much the metric must miss the bound to be surely found out; null if nothing tells
     */
    public record Bound(
            String name,
            @Nullable Double observed,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double ciLow,
            @Nullable Double ciHigh,
            @Nullable Double detectable,
            String outcome) {}

    /**
     * A published claim, and what became of it.
     *
     * @param id its short name, unique within its experiment
     * @param text what the paper says
     * @param source where it says so
     * @param published the value that it gives; null if it gives none
     * @param verdict the verdict of this run
     * @param recorded the verdict that is recorded for this scale and testbed; null if there is none
     * @param statistic how the verdict was reached
     * @param effect size of the effect, in {@code unit}
     * @param pValue of the test that decided; null if none did
     * @param ciLow lower end of the effect's interval; null if it has none
     * @param ciHigh upper end of the effect's interval; null if it has none
     * @param n how many values the verdict rests on
     * @param unit unit of effect and interval
     * @param wouldChange what would change the verdict
     * @param evidence the trials that it rests on, each as {@code experiment/trial}
     * @param experiment id of the experiment that judged it
     * @param measured what was measured, in the form of the published value
     * @param floor what bounds the metric by the physics of the pipeline; null if nothing does
     * @param alpha chance of error that its test was allowed; null for an exact check
     * @param flipped whether the verdict is the opposite of the recorded one
     */
    public record Claim(
            String id,
            String text,
            String source,
            @Nullable String published,
            Verdict verdict,
            @Nullable Verdict recorded,
            String statistic,
            @Nullable Double effect,
            @Nullable Double pValue,
            @Nullable Double ciLow,
            @Nullable Double ciHigh,
            int n,
            @Nullable String unit,
            String wouldChange,
            List<String> evidence,
            String experiment,
            String measured,
            @Nullable String floor,
            @Nullable Double alpha,
            boolean flipped) {

        public Claim {
            evidence = List.copyOf(evidence);
        }
    }
}
