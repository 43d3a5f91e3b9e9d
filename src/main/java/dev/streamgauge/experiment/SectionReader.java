package dev.streamgauge.experiment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.text.CaseUtils;
import org.jspecify.annotations.Nullable;

/** Reads the values of one section of a file; whatever it refuses, it points at. */
final class SectionReader {

    private static final String A_SECTION = "a section of keys and values";

    private final Origin origin;
    private final Tree.Section section;

    /**
     * What messages tell beside the place.
     *
     * @param file the file's name
     * @param note the overlay that took part, if one did, or nothing: a value can be right in the file and wrong under it
     */
    record Origin(String file, String note) {}

    SectionReader(Origin origin, Tree.Section section) {
        this.origin = origin;
        this.section = section;
    }

    /** The section itself. */
    Tree.Section section() {
        return section;
    }

    boolean has(String key) {
        return section.children().containsKey(key);
    }

    /** The section at the key; a key without a value is an empty section. */
    SectionReader section(String key) {
        return new SectionReader(origin, asSection(required(key, A_SECTION)));
    }

    /** The section at the key, empty if the file has none. */
    SectionReader optionalSection(String key) {
        return has(key)
                ? section(key)
                : new SectionReader(
                        origin, new Tree.Section(new Tree.Place(section.place().below(key), line()), Map.of()));
    }

    Map<String, Tree> children() {
        return section.children();
    }

    /** Every value of the section as a sentence or word, in the file's order. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        section.children().keySet().forEach(key -> texts.put(key, text(key)));
        return texts;
    }

    String text(String key) {
        return leaf(required(key, "a word or sentence"), "a word or sentence").text();
    }

    @Nullable
    String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    /** The sentences of the list at the key, none if the file has no such list. */
    List<String> sentences(String key) {
        return items(key).stream().map(item -> leaf(item, "a sentence").text()).toList();
    }

    Duration duration(String key) {
        return value(key, "a duration such as 10 s", Notation::duration);
    }

    @Nullable
    Duration durationOrNull(String key) {
        return has(key) ? duration(key) : null;
    }

    Duration duration(String key, Duration ifAbsent) {
        return has(key) ? duration(key) : ifAbsent;
    }

    double rateHz(String key) {
        return value(key, "a rate such as 1500/s", Notation::rateHz);
    }

    double number(String key) {
        String kind = "a number such as 0.5";
        return value(key, kind, text -> parsed(text, kind, word -> new BigDecimal(word).doubleValue()));
    }

    double number(String key, double ifAbsent) {
        return has(key) ? number(key) : ifAbsent;
    }

    int count(String key) {
        String kind = "a whole number such as 4";
        return value(key, kind, text -> parsed(text, kind, Integer::parseInt));
    }

    int count(String key, int ifAbsent) {
        return has(key) ? count(key) : ifAbsent;
    }

    long seed(String key) {
        String kind = "a whole number such as 42";
        return value(key, kind, text -> parsed(text, kind, Long::parseLong));
    }

    /** One of the constants, written in camel case. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        return word(key, type, constant -> CaseUtils.toCamelCase(constant.name(), false, '_'));
    }

    /** One of the constants, in the given spelling. */
    <E extends Enum<E>> E word(String key, Class<E> type, Function<E, String> spelling) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(spelling).toList();
        return value(key, "one of " + String.join(", ", words), text -> {
            if (!words.contains(text)) {
                throw new RefusedValue("'%s' is unknown".formatted(text), Suggestion.among(words, text));
            }
            return constants.get(words.indexOf(text));
        });
    }

    /** The items of the list at the key, none if the file has no such list. */
    List<Tree> items(String key) {
        Tree tree = section.children().get(key);
        return tree == null ? List.of() : asItems(tree);
    }

    /** The items of a list. */
    List<Tree> asItems(Tree tree) {
        if (tree instanceof Tree.Items list) {
            return list.items();
        }
        String problem = tree instanceof Tree.Leaf leaf ? "'%s' is no list".formatted(leaf.text()) : "this is no list";
        throw refuse(
                tree.place(),
                problem,
                "Write a list such as [%s]"
                        .formatted(
                                tree instanceof Tree.Leaf leaf && !leaf.text().isEmpty() ? leaf.text() : "a, b"));
    }

    /** A section in a list. */
    SectionReader reading(Tree item) {
        return new SectionReader(origin, asSection(item));
    }

    /** A word or sentence that is not empty. */
    Tree.Leaf leaf(Tree tree, String kind) {
        if (!(tree instanceof Tree.Leaf leaf)) {
            String found = tree instanceof Tree.Items ? "a list" : "a section";
            throw refuse(tree.place(), "%s stands where %s belongs".formatted(found, kind), "Write " + kind);
        }
        if (leaf.text().isBlank()) {
            throw refuse(tree.place(), "no value", "Write " + kind);
        }
        return leaf;
    }

    /** Refuses keys that the section may not have. */
    SectionReader allowing(List<String> known) {
        Vocabulary.refuseUnknown(origin.file(), section, known);
        return this;
    }

    /** What the values make together; a rule that they break is told at the key that breaks it. */
    <T> T build(Supplier<T> record) {
        try {
            return record.get();
        } catch (RefusedValue e) {
            throw refuse(placeOf(e.key()), e.problem(), e.fix());
        }
    }

    InvalidExperimentException refuse(Tree.Place place, String problem, String fix) {
        String note = place.path().startsWith("scales.") ? "" : origin.note();
        return new InvalidExperimentException(origin.file(), place.line(), place.path(), problem + note, fix);
    }

    /** What the word at the key says; {@code kind} tells a reader what belongs there. */
    <T> T value(String key, String kind, Function<String, T> parse) {
        Tree.Leaf leaf = leaf(required(key, kind), kind);
        try {
            return parse.apply(leaf.text());
        } catch (RefusedValue e) {
            throw refuse(leaf.place(), e.problem(), e.fix());
        }
    }

    private static <T> T parsed(String text, String kind, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new RefusedValue(
                    "'%s' is not %s".formatted(text, kind.replaceAll(" such as .*", "")), "Write " + kind);
        }
    }

    private Tree required(String key, String kind) {
        Tree tree = section.children().get(key);
        if (tree == null) {
            throw refuse(new Tree.Place(section.place().below(key), line()), "missing key", "Add it: " + kind);
        }
        return tree;
    }

    private Tree.Section asSection(Tree tree) {
        if (tree instanceof Tree.Section inner) {
            return inner;
        }
        if (tree instanceof Tree.Leaf leaf && leaf.text().isEmpty()) {
            return new Tree.Section(leaf.place(), Map.of());
        }
        String found = tree instanceof Tree.Leaf leaf ? "'%s'".formatted(leaf.text()) : "a list";
        throw refuse(
                tree.place(), "%s stands where %s belongs".formatted(found, A_SECTION), "Write key: value below it");
    }

    /** Where the dotted key was written, or the section if it was not. */
    Tree.Place placeOf(String dottedKey) {
        if (dottedKey.isEmpty()) {
            return section.place();
        }
        Tree tree = section;
        for (String key : Arrays.asList(dottedKey.split("\\."))) {
            Tree child = tree instanceof Tree.Section inner ? inner.children().get(key) : null;
            if (child == null) {
                return new Tree.Place(
                        section.place().below(dottedKey), tree.place().line());
            }
            tree = child;
        }
        return tree.place();
    }

    private int line() {
        return section.place().line();
    }
}
