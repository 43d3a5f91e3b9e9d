package dev.streamgauge.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tells who mistyped a word what was probably meant, and what else is known. */
final class Suggestion {

    private static final int FARTHEST = 3;

    private Suggestion() {}

    /** A fix for the word: the nearest of the known words, if one is near, and all of them. */
    static String among(Collection<String> known, String word) {
        String all = known.isEmpty() ? "None is known here" : "Known here: " + String.join(", ", known);
        return nearest(List.copyOf(known), word)
                .map(meant -> "Did you mean %s? %s".formatted(meant, all))
                .orElse(all);
    }

    /** The nearest known word; a dotted one is also recognised by its last segment. */
    static Optional<String> nearest(List<String> known, String word) {
        return known.stream()
                .filter(candidate -> distance(candidate, word) <= Math.min(FARTHEST, (word.length() + 1) / 2))
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)));
    }

    private static int distance(String candidate, String word) {
        LevenshteinDistance edits = LevenshteinDistance.getDefaultInstance();
        String written = word.toLowerCase(Locale.ROOT);
        String whole = candidate.toLowerCase(Locale.ROOT);
        String last = whole.substring(whole.lastIndexOf('.') + 1);
        return Math.min(edits.apply(whole, written), edits.apply(last, written));
    }
}
