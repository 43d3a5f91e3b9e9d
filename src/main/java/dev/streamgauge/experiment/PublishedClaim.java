package dev.streamgauge.experiment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a paper says, and how this project decides whether it holds.
 *
 * @param id short name, unique within its experiment, such as {@code A9}
 * @param text the claim as the paper makes it
 * @param source which published text and section, such as {@code 001, section 9}
 * @param published the value that was published, as written there; null if there is none
 * @param metric what is measured to judge it
 * @param statistic how it is decided from the metric
 * @param tested whether that is a statistical test, with its chance of error; otherwise it is an exact check
 * @param decidesAt the least evidence that can decide it
 * @param deviations what differs from the paper and matters to this claim, beside the experiment's own
 * @param recorded verdicts of earlier runs, by scale and by the testbed's label; a verdict that turns to its opposite is an
 *     error
 */
public record PublishedClaim(
        String id,
        String text,
        String source,
        @Nullable String published,
        String metric,
        String statistic,
        boolean tested,
        SampleSize decidesAt,
        List<String> deviations,
        Map<Scale, Map<String, Verdict>> recorded) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    /** @throws IllegalArgumentException for an id that is no short name */
    public PublishedClaim {
        if (!NAME.matcher(id).matches()) {
            throw new RefusedValue(
                    "'%s' is no name for a claim".formatted(id),
                    "Write letters and digits, parted by hyphens, such as A9");
        }
        deviations = List.copyOf(deviations);
        Map<Scale, Map<String, Verdict>> copy = new EnumMap<>(Scale.class);
        recorded.forEach((scale, verdicts) -> copy.put(scale, Map.copyOf(verdicts)));
        recorded = Collections.unmodifiableMap(copy);
    }

    /** The verdict that was recorded for a scale and a testbed. */
    public Optional<Verdict> recorded(Scale scale, String testbed) {
        return Optional.ofNullable(recorded.getOrDefault(scale, Map.of()).get(testbed));
    }

    /** So many of something, such as {@code 8 pairs of trials}. */
    public record SampleSize(int n, String of) {

        /** The noun of what is counted, not of what it belongs to: {@code pairs} of {@code pairs of trials}. */
        private static final Pattern NOUN = Pattern.compile("\\w+(?=$| (of|on|in) )");

        /** @throws IllegalArgumentException for a count below 1 */
        public SampleSize {
            RefusedValue.unlessPositive("decidesAt", n);
        }

        /** What is counted as it reads after another count, such as {@code pair of trials} after 1. */
        public String of(int count) {
            return NOUN.matcher(of).replaceFirst(noun -> count == 1 ? singular(noun.group()) : plural(noun.group()));
        }

        private static String singular(String noun) {
            return noun.endsWith("ches") ? noun.substring(0, noun.length() - 2) : noun.replaceFirst("s$", "");
        }

        private static String plural(String noun) {
            return noun.endsWith("s") ? noun : noun.endsWith("ch") ? noun + "es" : noun + "s";
        }

        @Override
        public String toString() {
            return n + " " + of(n);
        }
    }
}
