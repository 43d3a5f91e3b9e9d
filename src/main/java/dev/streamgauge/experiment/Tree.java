package dev.streamgauge.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a file says, as a tree whose every value remembers where it was written, also after overlays. */
sealed interface Tree {

    Place place();

    /**
     * Where a value was written.
     *
     * @param path dotted path in the file, items of a list by their index: {@code factors.engine[1]}
     * @param line line from 1
     */
    record Place(String path, int line) {

        /** The path of a key in the section that stands here. */
        String below(String key) {
            return join(path, key);
        }
    }

    /** A word, a number or a sentence; empty where the file has a key without a value. */
    record Leaf(Place place, String text) implements Tree {}

    /** A list. */
    record Items(Place place, List<Tree> items) implements Tree {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys and their values, in the file's order. */
    record Section(Place place, Map<String, Tree> children) implements Tree {

        public Section {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        /** This section with another laid over it: sections are merged key by key, anything else is replaced. */
        Section overlaidBy(Section over) {
            Map<String, Tree> merged = new LinkedHashMap<>(children);
            over.children.forEach((key, child) -> merged.merge(key, child, Tree::overlaid));
            return new Section(place, merged);
        }

        /** This section with the value at the dotted key. */
        Section with(String dottedKey, Leaf value) {
            Tree nested = value;
            for (String rest = dottedKey;
                    !rest.isEmpty();
                    rest = rest.substring(0, Math.max(0, rest.lastIndexOf('.')))) {
                nested = new Section(value.place, Map.of(rest.substring(rest.lastIndexOf('.') + 1), nested));
            }
            return overlaidBy((Section) nested);
        }

        /** The line of every key and item, by its dotted path in this tree. */
        Map<String, Integer> lines() {
            Map<String, Integer> lines = new TreeMap<>();
            collectLines("", this, lines);
            return lines;
        }
    }

    private static Tree overlaid(Tree base, Tree over) {
        if (base instanceof Section below && over instanceof Section above) {
            return below.overlaidBy(above);
        }
        boolean saysNothing = over instanceof Leaf leaf && leaf.text().isEmpty();
        return base instanceof Section && saysNothing ? base : over;
    }

    private static void collectLines(String path, Tree tree, Map<String, Integer> lines) {
        if (!path.isEmpty()) {
            lines.put(path, tree.place().line());
        }
        if (tree instanceof Section section) {
            section.children().forEach((key, child) -> collectLines(join(path, key), child, lines));
        } else if (tree instanceof Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                collectLines("%s[%d]".formatted(path, i), list.items().get(i), lines);
            }
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
