package dev.streamgauge.claim;

import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether the latency of windows oscillates, and at the frequency that a trigger predicts.
 *
 * <p>A trigger that fires every T makes a window wait for the rest of an interval: a sawtooth of period T in the time at which
 * the window may come out. There is one window every W, and with it one sample every W. Sampled so, a frequency 1/T cannot be
 * told from 1/T less any whole number of cycles a sample: it shows at its alias {@code |1/T - n/W|}, with n the whole number
 * nearest to W/T. In cycles per window that is {@code |W/T - n|}, between 0 and 1/2. With W = 2 s and T = 700 ms, W/T is 2.857
 * and the alias 0.143: a cycle every seven windows. Where T divides W the alias is 0, each window meets the same phase of the
 * trigger, and an oscillation cannot show in this series at all, whether there is one or not.
 *
 * @param evidence the claim and its evidence
 * @param trigger T
 * @param window W
 * @param spectrum of the overheads of the trials' windows; null if no trial has enough of them in a row
 * @param amplitude of a sine at the alias; null where it cannot be told from a trend or from its own alias
 * @param trials ids of the trials
 */
public record Periodicity(
        ClaimEvidence evidence,
        Duration trigger,
        Duration window,
        @Nullable Spectrum spectrum,
        @Nullable Amplitude amplitude,
        List<String> trials) {

    /** Fewer windows in a row have fewer than five frequencies. */
    public static final int LEAST_WINDOWS = 11;

    public Periodicity {
        trials = List.copyOf(trials);
    }

    /**
     * How strong the oscillation at the alias is.
     *
     * @param ms root mean square over the trials of the amplitude of a sine, in milliseconds
     * @param interval at the claim's chance of error: what noise can add to an amplitude or take from it
     */
    public record Amplitude(double ms, Interval interval) {}

    /**
     * Takes the longest unbroken run of matched windows of each trial; trials with fewer than {@link #LEAST_WINDOWS} are left
     * out.
     *
     * @param trigger T of all of these trials
     * @throws IllegalArgumentException if T is not positive, or the trials differ in their window
     */
    public static Periodicity of(ClaimEvidence evidence, Duration trigger) {
        List<double[]> series = new ArrayList<>();
        List<String> trials = new ArrayList<>();
        for (Judgement trial : evidence.trials()) {
            double[] run = longestRun(trial.evidence().matched());
            if (run.length >= LEAST_WINDOWS) {
                series.add(run);
                trials.add(trial.evidence().manifest().trial());
            }
        }
        return of(evidence, trigger, window(evidence), series, trials);
    }

    static Periodicity of(
            ClaimEvidence evidence, Duration trigger, Duration window, List<double[]> series, List<String> trials) {
        double alias = alias(window, trigger);
        if (series.isEmpty()) {
            return new Periodicity(evidence, trigger, window, null, null, trials);
        }
        Spectrum spectrum = Spectrum.of(series, evidence.alpha(), alias);
        boolean apart = alias >= spectrum.resolution() && alias <= 0.5 - spectrum.resolution();
        Amplitude amplitude = apart ? amplitude(series, evidence.alpha(), alias) : null;
        return new Periodicity(evidence, trigger, window, spectrum, amplitude, trials);
    }

    /**
     * Where an oscillation of period T shows in a series with one sample every W, in cycles per sample.
     *
     * @throws IllegalArgumentException if one of them is not positive
     */
    public static double alias(Duration window, Duration trigger) {
        if (trigger.isZero() || trigger.isNegative() || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("neither a window of %s nor a trigger of %s may be 0 or less"
                    .formatted(Notation.write(window), Notation.write(trigger)));
        }
        long rest = window.toNanos() % trigger.toNanos();
        return (double) Math.min(rest, trigger.toNanos() - rest) / trigger.toNanos();
    }

    /**
     * Latency oscillates at the predicted frequency, as the claim has it: confirmed if the spectrum stands out of the noise
     * band within one resolution of the alias. Refuted if it does not, and the amplitude is surely below the least that
     * matters. Nothing is decided where the alias is too near to 0 to be seen. Counts as its n the windows of all series.
     *
     * @param leastAmplitudeMs amplitude below which an oscillation does not matter, in milliseconds
     */
    public Ruling oscillates(double leastAmplitudeMs) {
        Ruling ruling = decided(leastAmplitudeMs);
        return spectrum == null ? ruling : ruling.seenIn(spectrum);
    }

    private Ruling decided(double leastAmplitudeMs) {
        if (spectrum == null) {
            return Grounds.none(evidence, 0, "too few windows", trials)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "No trial has %d windows in a row that came out right.".formatted(LEAST_WINDOWS),
                            "A spectrum of fewer says nothing.",
                            "Longer trials.");
        }
        if (spectrum.predicted() < spectrum.resolution()) {
            return Grounds.none(evidence, windows(), "not observable", trials)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            ("A window every %s shows a trigger every %s at its alias, %s cycles per window; %d windows resolve no"
                                            + " less than %s.")
                                    .formatted(
                                            Notation.write(window),
                                            Notation.write(trigger),
                                            Phrase.figure(spectrum.predicted()),
                                            spectrum.windows(),
                                            Phrase.figure(spectrum.resolution())),
                            "Each window meets nearly the same phase of the trigger, so that no oscillation can show.",
                            "A trigger interval that does not divide the window.");
        }
        Spectrum.Ordinate peak = spectrum.peak();
        Grounds grounds = new Grounds(
                evidence,
                windows(),
                amplitude == null
                        ? "power %s at the alias".formatted(Phrase.figure(peak.power()))
                        : "amplitude %s at the alias".formatted(Phrase.ms(amplitude.ms())),
                amplitude == null ? null : amplitude.ms(),
                amplitude == null ? null : amplitude.interval(),
                peak.pValue(),
                amplitude == null ? null : "ms",
                trials);
        String facts = facts(spectrum, peak);
        if (peak.pValue() < evidence.alpha()) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So the latency oscillates with the trigger.",
                    "Series without a peak at the alias, or with the same peak under another trigger interval.");
        }
        if (amplitude != null && amplitude.interval().isBelow(leastAmplitudeMs)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    "An oscillation below %s would not matter, and it is below.".formatted(Phrase.ms(leastAmplitudeMs)),
                    "A peak at the alias that stands out of the noise band.");
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts,
                "That leaves both possible: an oscillation, and noise.",
                "Longer series or more trials: of r series the noise band comes down to 1 as the square root of r.");
    }

    private String facts(Spectrum of, Spectrum.Ordinate peak) {
        String facts =
                ("One window every %s shows a trigger every %s at its alias, %s cycles per window. There the mean"
                                + " periodogram of %s of %d windows has %s times the mean power; white noise stays below %s at all"
                                + " frequencies (%s).")
                        .formatted(
                                Notation.write(window),
                                Notation.write(trigger),
                                Phrase.figure(of.predicted()),
                                of.series() == 1 ? "one raw series" : of.series() + " raw series",
                                of.windows(),
                                Phrase.figure(peak.power()),
                                Phrase.figure(of.band()),
                                Phrase.p(peak.pValue()));
        Spectrum.Ordinate highest = of.highest();
        if (highest.power() > of.band() && highest.power() > peak.power()) {
            facts += " A higher peak stands at %s cycles per window, where none was predicted."
                    .formatted(Phrase.figure(highest.cyclesPerWindow()));
        }
        return amplitude == null
                ? facts
                : facts
                        + " The amplitude there is %s (%s in the %s interval)."
                                .formatted(
                                        Phrase.ms(amplitude.ms()),
                                        Phrase.ms(amplitude.interval()),
                                        Phrase.confidence(evidence.alpha()));
    }

    private int windows() {
        return spectrum == null ? 0 : spectrum.series() * spectrum.windows();
    }

    /**
     * Each trial's sine at the alias by least squares. Its two coefficients are off by noise of variance {@code 2 s^2 / N} each,
     * so that over r trials the length of that noise follows a chi with 2r degrees of freedom; by the triangle inequality no
     * amplitude is further off than that.
     */
    private static Amplitude amplitude(List<double[]> series, double alpha, double alias) {
        double squares = 0;
        double noise = 0;
        for (double[] each : series) {
            double[][] waves = new double[each.length][];
            for (int k = 0; k < each.length; k++) {
                double angle = 2 * Math.PI * alias * k;
                waves[k] = new double[] {Math.cos(angle), Math.sin(angle)};
            }
            OLSMultipleLinearRegression sine = new OLSMultipleLinearRegression();
            sine.newSampleData(each, waves);
            double[] coefficients = sine.estimateRegressionParameters();
            squares += coefficients[1] * coefficients[1] + coefficients[2] * coefficients[2];
            noise += 2 * sine.estimateErrorVariance() / each.length;
        }
        double amplitude = Math.sqrt(squares / series.size());
        double chiSquared = ChiSquaredDistribution.of(2.0 * series.size()).inverseSurvivalProbability(alpha / 2);
        double off = Math.sqrt(noise / series.size() * chiSquared / series.size());
        return new Amplitude(amplitude, new Interval(Math.max(0, amplitude - off), amplitude + off));
    }

    private static Duration window(ClaimEvidence evidence) {
        List<Long> lengths = evidence.trials().stream()
                .flatMap(trial -> trial.evidence().windows().stream())
                .map(row -> row.windowEndMs() - row.windowStartMs())
                .distinct()
                .toList();
        if (lengths.size() > 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "windows of %s ms make no common series: choose the trials of one", lengths));
        }
        // without a window there is no series either, and any length will do
        return lengths.isEmpty() ? Duration.ofMillis(1) : Duration.ofMillis(lengths.get(0));
    }

    private static double[] longestRun(List<WindowRow> matched) {
        List<Double> longest = List.of();
        List<Double> run = new ArrayList<>();
        long expectedStartMs = Long.MIN_VALUE;
        for (WindowRow row : matched) {
            Double overhead = row.overheadMs();
            if (row.windowStartMs() != expectedStartMs || overhead == null) {
                run = new ArrayList<>();
            }
            if (overhead != null) {
                run.add(overhead);
                expectedStartMs = row.windowEndMs();
            }
            if (run.size() > longest.size()) {
                longest = List.copyOf(run);
            }
        }
        return longest.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
