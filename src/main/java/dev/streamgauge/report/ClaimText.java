package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.PublishedClaim.SampleSize;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How judged claims are written, on whatever page. */
final class ClaimText {

    private static final Pattern REPETITION = Pattern.compile("(.+)-(r\\d+)");

    private ClaimText() {}

    /** The verdict in a word. */
    static String word(Verdict verdict) {
        return Text.lower(verdict);
    }

    /** How many there are, and of which verdict: {@code 12 claims: 5 confirmed, 7 inconclusive; none flipped}. */
    static String count(List<JudgedClaim> claims) {
        String byVerdict = Arrays.stream(Verdict.values())
                .filter(verdict -> number(claims, verdict) > 0)
                .map(verdict -> "%d %s".formatted(number(claims, verdict), described(verdict)))
                .collect(Collectors.joining(", "));
        if (claims.isEmpty()) {
            return "No claim was judged";
        }
        long known = claims.stream().filter(claim -> claim.recorded() != null).count();
        long flipped = claims.stream().filter(JudgedClaim::flipped).count();
        return "%d %s: %s; %s"
                .formatted(
                        claims.size(),
                        claims.size() == 1 ? "claim" : "claims",
                        byVerdict,
                        known == 0
                                ? "none has a verdict on record"
                                : flipped == 0
                                        ? "none contradicts its verdict on record"
                                        : "%d flipped against the verdict on record".formatted(flipped));
    }

    private static long number(List<JudgedClaim> claims, Verdict verdict) {
        return claims.stream()
                .filter(claim -> claim.ruling().verdict() == verdict)
                .count();
    }

    private static String described(Verdict verdict) {
        return verdict == Verdict.INFEASIBLE ? "infeasible as published" : word(verdict);
    }

    /** How the verdict stands to the one on record. */
    static String onRecord(JudgedClaim judged) {
        Verdict recorded = judged.recorded();
        if (recorded == null) {
            return "none on record";
        }
        if (judged.flipped()) {
            return "flipped: was " + word(recorded);
        }
        return recorded == judged.ruling().verdict() ? "as on record" : "on record: " + word(recorded);
    }

    /** The effect with its unit and interval. */
    static String effect(Ruling ruling) {
        Double effect = ruling.effect();
        if (effect == null) {
            return Text.NONE;
        }
        String size = ruling.unit() == null ? Text.figures(effect) : Text.figures(effect) + " " + ruling.unit();
        String interval = interval(ruling);
        return interval.isEmpty() ? size : size + " " + interval;
    }

    private static String interval(Ruling ruling) {
        Double low = ruling.ciLow();
        Double high = ruling.ciHigh();
        if (low == null && high == null) {
            return "";
        }
        return "%s, %s"
                .formatted(
                        low == null ? "(−∞" : "[" + Text.figures(low), high == null ? "∞)" : Text.figures(high) + "]");
    }

    /** How many values the verdict rests on: {@code 12 pairs of trials}. */
    static String sample(JudgedClaim judged) {
        int n = judged.ruling().n();
        return "%s %s".formatted(Text.count(n), judged.claim().decidesAt().of(n));
    }

    /** How many would do: {@code decides from 8}. */
    static String decidesFrom(JudgedClaim judged) {
        SampleSize least = judged.claim().decidesAt();
        return "decides from " + Text.count(least.n());
    }

    /** The p-value, and what it is held against; empty for an exact check. */
    static String chance(JudgedClaim judged) {
        List<String> parts = new ArrayList<>();
        Double pValue = judged.ruling().pValue();
        if (pValue != null) {
            parts.add("p = " + Text.figures(pValue));
        }
        if (judged.alpha() != null) {
            parts.add("chance of error allowed: " + Text.figures(judged.alpha()));
        }
        return String.join("; ", parts);
    }

    /** The number of trials that it rests on. */
    static String trials(Ruling ruling) {
        int trials = ruling.evidence().size();
        return trials == 0 ? "no trial" : trials == 1 ? "1 trial" : Text.count(trials) + " trials";
    }

    /** The trials that it rests on, repetitions together: {@code ctr-latency: flink-spp (r1, r2), spark-spp (r1)}. */
    static String evidence(JudgedClaim judged) {
        if (judged.ruling().evidence().isEmpty()) {
            return judged.ruling().verdict() == Verdict.INFEASIBLE
                    ? "no trial: what was published decides it"
                    : "no trial";
        }
        Map<String, List<String>> repetitions = new LinkedHashMap<>();
        for (String trial : judged.ruling().evidence()) {
            Matcher matcher = REPETITION.matcher(trial);
            boolean repeated = matcher.matches();
            List<String> known =
                    repetitions.computeIfAbsent(repeated ? matcher.group(1) : trial, none -> new ArrayList<>());
            if (repeated) {
                known.add(matcher.group(2));
            }
        }
        return "%s: %s"
                .formatted(
                        judged.experiment(),
                        repetitions.entrySet().stream()
                                .map(trial -> named(trial.getKey(), trial.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String named(String trial, List<String> repetitions) {
        return repetitions.isEmpty() ? trial : "%s (%s)".formatted(trial, String.join(", ", repetitions));
    }

    /** What is not known is an em dash. */
    static String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? Text.NONE : text;
    }
}
