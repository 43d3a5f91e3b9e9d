package dev.streamgauge.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads an experiment's YAML file. The file states the experiment as it was published; the section {@code scales} lays
 * other values over it, one overlay a scale: sections are merged key by key, words and lists are replaced. A scale without
 * an overlay takes the values as they stand. Each combination of the factors' levels is laid over the result in turn and
 * judged by the same rules.
 *
 * <p>The file is checked at every scale, whichever is asked for: a mistake does not wait for the first long run. What no
 * rule of this package can know, such as whether an engine exists, is left to whoever does:
 * {@link Experiment#refuseLevel}.
 */
public final class ExperimentFile {

    private final String name;
    private final Tree.Section base;
    private final Map<Scale, Tree.Section> overlays;

    private ExperimentFile(String name, Tree.Section base, Map<Scale, Tree.Section> overlays) {
        this.name = name;
        this.base = base;
        this.overlays = overlays;
    }

    /**
     * Reads an experiment at a scale.
     *
     * @param name what messages call the file
     * @param text YAML
     * @param scale which overlay applies
     * @param seedOverride a seed to use in place of the file's
     * @throws InvalidExperimentException if the file cannot be run as it stands, at any scale
     */
    public static Experiment read(String name, String text, Scale scale, OptionalLong seedOverride) {
        Tree.Section base = new TreeParser(name).parse(text);
        Vocabulary.refuseUnknown(name, base, Vocabulary.FILE);
        ExperimentFile file = new ExperimentFile(name, base, overlays(name, base));
        file.plainScalesFirst().forEach(each -> file.at(each, seedOverride));
        return file.at(scale, seedOverride);
    }

    /**
     * Reads an experiment at a scale from a stream of UTF-8, which stays open.
     *
     * @throws IOException if the stream cannot be read
     * @throws InvalidExperimentException if the file cannot be run as it stands, at any scale
     */
    public static Experiment read(String name, InputStream text, Scale scale, OptionalLong seedOverride)
            throws IOException {
        return read(name, new String(text.readAllBytes(), StandardCharsets.UTF_8), scale, seedOverride);
    }

    private static Map<Scale, Tree.Section> overlays(String name, Tree.Section base) {
        List<String> labels = Arrays.stream(Scale.values()).map(Scale::label).toList();
        SectionReader scales = new SectionReader(new SectionReader.Origin(name, ""), base)
                .optionalSection("scales")
                .allowing(labels);
        Map<Scale, Tree.Section> overlays = new EnumMap<>(Scale.class);
        for (Scale scale : Scale.values()) {
            SectionReader overlay = scales.optionalSection(scale.label()).allowing(Vocabulary.OVERLAY);
            overlays.put(scale, overlay.section());
        }
        return overlays;
    }

    private Experiment at(Scale scale, OptionalLong seedOverride) {
        Tree.Section settings = settings(scale);
        SectionReader.Origin origin = origin(scale);
        SectionReader root = new SectionReader(origin, settings);
        String id = root.text("id");
        String title = root.text("title");
        Experiment.Source source = source(root.section("source"));
        List<String> deviations = sentences(root, "deviations");
        long seed = root.seed("seed");
        int repetitions = root.count("repetitions", Defaults.REPETITIONS);
        Factors factors = Factors.read(root);
        List<Configuration> configurations = factors.combinations().stream()
                .map(new ConfigurationReader(origin, settings)::read)
                .toList();
        List<Bound> bounds = new BoundReader(levelsAtAnyScale()).read(root);
        Map<String, String> differences = root.optionalSection("differences").texts();
        return root.build(() -> new Experiment(
                id,
                title,
                source,
                deviations,
                scale,
                seedOverride.orElse(seed),
                repetitions,
                factors.words(),
                configurations,
                bounds,
                List.of(),
                null,
                null,
                differences,
                locations(settings, factors)));
    }

    private Tree.Section settings(Scale scale) {
        return base.overlaidBy(overlay(scale));
    }

    private SectionReader.Origin origin(Scale scale) {
        return new SectionReader.Origin(name, isPlain(scale) ? "" : " (at scale %s)".formatted(scale.label()));
    }

    /** A mistake outside the overlays is told without blaming an overlay, where one scale has none. */
    private List<Scale> plainScalesFirst() {
        return Arrays.stream(Scale.values())
                .sorted(Comparator.comparing(scale -> !isPlain(scale)))
                .toList();
    }

    private boolean isPlain(Scale scale) {
        return overlay(scale).children().isEmpty();
    }

    private Tree.Section overlay(Scale scale) {
        return Objects.requireNonNull(overlays.get(scale));
    }

    /** A bound may speak of a level that only some scales have. */
    private Map<String, Set<String>> levelsAtAnyScale() {
        Map<String, Set<String>> levels = new LinkedHashMap<>();
        for (Scale scale : Scale.values()) {
            Factors factors = Factors.read(new SectionReader(origin(scale), settings(scale)));
            factors.words()
                    .forEach((factor, words) -> levels.computeIfAbsent(factor, any -> new LinkedHashSet<>())
                            .addAll(words));
        }
        return levels;
    }

    private KeyLocations locations(Tree.Section settings, Factors factors) {
        Map<String, Integer> lines = settings.lines();
        for (String setting : factors.levels().keySet()) {
            Integer line = lines.get("factors." + setting);
            if (line != null) {
                lines.put(setting, line);
            }
        }
        return new KeyLocations(name, lines);
    }

    private static Experiment.Source source(SectionReader source) {
        return new Experiment.Source(source.text("seed"), source.text("section"));
    }

    private static List<String> sentences(SectionReader root, String key) {
        List<String> sentences = new ArrayList<>();
        for (Tree item : root.items(key)) {
            sentences.add(root.leaf(item, "a sentence").text());
        }
        return sentences;
    }
}
