package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads bounds, and refuses those that no trial of any scale could ever fall under. */
final class BoundReader {

    private final Map<String, Set<String>> levelsOfFactor;

    /** @param levelsOfFactor the levels that each factor has at some scale, by the factor's name */
    BoundReader(Map<String, Set<String>> levelsOfFactor) {
        this.levelsOfFactor = levelsOfFactor;
    }

    List<Bound> read(SectionReader root) {
        return root.items("bounds").stream()
                .map(item -> bound(root.reading(item).allowing(Vocabulary.BOUND)))
                .toList();
    }

    private Bound bound(SectionReader bound) {
        String metric = bound.text("metric");
        Map<String, String> where = where(bound.optionalSection("where"));
        Duration atMost = bound.durationOrNull("atMost");
        Duration atLeast = bound.durationOrNull("atLeast");
        Duration widenedBy = bound.durationOrNull("predictedBandWidenedBy");
        return bound.build(() -> new Bound(metric, where, atMost, atLeast, widenedBy));
    }

    private Map<String, String> where(SectionReader where) {
        Map<String, String> levels = where.texts();
        levels.forEach((factor, level) -> {
            Tree.Place place = where.placeOf(factor);
            Set<String> known = levelsOfFactor.get(factor);
            if (known == null) {
                throw where.refuse(place, "no factor has this name", Suggestion.among(levelsOfFactor.keySet(), factor));
            }
            if (!known.contains(level)) {
                throw where.refuse(
                        place, "'%s' is no level of %s".formatted(level, factor), Suggestion.among(known, level));
            }
        });
        return levels;
    }
}
