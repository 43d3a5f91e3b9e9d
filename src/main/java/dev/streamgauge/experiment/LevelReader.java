package dev.streamgauge.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads which trials are meant, by their levels, and refuses levels that no trial of any scale has. */
final class LevelReader {

    private final Map<String, Set<String>> levelsOfFactor;

    /** @param levelsOfFactor the levels that each factor has at some scale, by the factor's name */
    LevelReader(Map<String, Set<String>> levelsOfFactor) {
        this.levelsOfFactor = levelsOfFactor;
    }

    /** The levels of the section by their factors' names. */
    Map<String, String> read(SectionReader section) {
        Map<String, String> levels = section.texts();
        levels.forEach((factor, level) -> {
            Tree.Place place = section.placeOf(factor);
            Set<String> known = levelsOfFactor.get(factor);
            if (known == null) {
                throw section.refuse(
                        place, "no factor has this name", Suggestion.among(levelsOfFactor.keySet(), factor));
            }
            if (!known.contains(level)) {
                throw section.refuse(
                        place, "'%s' is no level of %s".formatted(level, factor), Suggestion.among(known, level));
            }
        });
        return levels;
    }

    /**
     * Those of the combinations that the list {@code except} does not leave out.
     *
     * @param combinations levels by setting
     */
    List<Map<String, Tree.Leaf>> without(SectionReader root, List<Map<String, Tree.Leaf>> combinations) {
        List<Map<String, String>> leftOut =
                root.items("except").stream().map(item -> exception(root, item)).toList();
        List<Map<String, Tree.Leaf>> kept = combinations.stream()
                .filter(combination -> leftOut.stream()
                        .noneMatch(levels -> words(combination).entrySet().containsAll(levels.entrySet())))
                .toList();
        if (kept.isEmpty()) {
            throw root.refuse(
                    root.placeOf("except"), "no combination of levels is left", "Remove one of these exceptions");
        }
        return kept;
    }

    private Map<String, String> exception(SectionReader root, Tree item) {
        Map<String, String> levels = read(root.reading(item));
        if (levels.isEmpty()) {
            throw root.refuse(
                    item.place(), "no level", "Write the levels of what is left out, such as {engine: spark}");
        }
        return levels;
    }

    private static Map<String, String> words(Map<String, Tree.Leaf> combination) {
        Map<String, String> words = new LinkedHashMap<>();
        combination.forEach((setting, level) -> words.put(Factors.name(setting), level.text()));
        return words;
    }
}
