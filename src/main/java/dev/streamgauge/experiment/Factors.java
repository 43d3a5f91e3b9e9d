package dev.streamgauge.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The factors of a file at one scale: which settings vary, and over which levels.
 *
 * @param levels levels of each setting by its dotted path, as written, in the file's order
 */
record Factors(Map<String, List<Tree.Leaf>> levels) {

    /** Reads the section {@code factors}; without one there is nothing that varies. */
    static Factors read(SectionReader root) {
        SectionReader section = root.optionalSection("factors");
        Map<String, List<Tree.Leaf>> levels = new LinkedHashMap<>();
        section.children().forEach((setting, list) -> {
            refuseUnlessSetting(section, setting, list.place());
            levels.put(setting, levels(section, list));
        });
        return new Factors(levels);
    }

    /** The name that levels, bounds and reports use: the last segment of the setting's path. */
    static String name(String setting) {
        return setting.substring(setting.lastIndexOf('.') + 1);
    }

    /**
     * Every combination of levels by setting; the first factor varies slowest. A factor that only one engine has varies in
     * that engine's combinations alone, and is no level of the others.
     *
     * @param engineUnlessFactor the engine of all combinations if it is no factor
     */
    List<Map<String, Tree.Leaf>> combinations(String engineUnlessFactor) {
        return product().stream()
                .map(combination -> ofItsEngine(combination, engineUnlessFactor))
                .distinct()
                .toList();
    }

    /** The settings with the first level of each factor that only one engine has: what the other engines are given. */
    Tree.Section firstLevelsOver(Tree.Section settings) {
        Tree.Section over = settings;
        for (Map.Entry<String, List<Tree.Leaf>> factor : levels.entrySet()) {
            if (Vocabulary.engineOf(factor.getKey()).isPresent()) {
                over = over.with(factor.getKey(), factor.getValue().get(0));
            }
        }
        return over;
    }

    private static Map<String, Tree.Leaf> ofItsEngine(Map<String, Tree.Leaf> combination, String engineUnlessFactor) {
        Tree.Leaf level = combination.get("engine");
        String engine = level == null ? engineUnlessFactor : level.text();
        Map<String, Tree.Leaf> own = new LinkedHashMap<>(combination);
        own.keySet()
                .removeIf(
                        setting -> !Vocabulary.engineOf(setting).orElse(engine).equals(engine));
        return own;
    }

    private List<Map<String, Tree.Leaf>> product() {
        List<Map<String, Tree.Leaf>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<Tree.Leaf>> factor : levels.entrySet()) {
            List<Map<String, Tree.Leaf>> longer = new ArrayList<>();
            for (Map<String, Tree.Leaf> combination : combinations) {
                for (Tree.Leaf level : factor.getValue()) {
                    Map<String, Tree.Leaf> extended = new LinkedHashMap<>(combination);
                    extended.put(factor.getKey(), level);
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** The words of each factor's levels by the factor's name, in the file's order. */
    Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        levels.forEach((setting, list) ->
                words.put(name(setting), list.stream().map(Tree.Leaf::text).toList()));
        return words;
    }

    private static List<Tree.Leaf> levels(SectionReader section, Tree list) {
        List<Tree> items = section.asItems(list);
        if (items.isEmpty()) {
            throw section.refuse(list.place(), "no level", "List at least one level, or remove the factor");
        }
        List<Tree.Leaf> levels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Tree item : items) {
            Tree.Leaf level = section.leaf(item, "a level");
            if (!seen.add(level.text())) {
                throw section.refuse(
                        level.place(), "duplicate level '%s'".formatted(level.text()), "List each level once");
            }
            levels.add(level);
        }
        return levels;
    }

    private static void refuseUnlessSetting(SectionReader section, String key, Tree.Place place) {
        if (!Vocabulary.SETTINGS.contains(key)) {
            List<String> below = Vocabulary.SETTINGS.stream()
                    .filter(setting -> setting.startsWith(key + "."))
                    .toList();
            throw section.refuse(
                    place,
                    below.isEmpty() ? "no setting has this name" : "this is a section, only its settings vary",
                    Suggestion.among(below.isEmpty() ? Vocabulary.SETTINGS : below, key));
        }
    }
}
