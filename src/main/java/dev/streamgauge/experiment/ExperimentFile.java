package dev.streamgauge.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

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
    private final List<PublishedClaim> claims;

    private ExperimentFile(String name, Tree.Section base) {
        this.name = name;
        this.base = base;
        SectionReader plain = new SectionReader(new SectionReader.Origin(name, ""), base);
        this.overlays = overlays(plain);
        this.claims = ClaimReader.read(plain);
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
        ExperimentFile file = new ExperimentFile(name, base);
        List<Experiment> everyScale = file.plainScalesFirst().stream()
                .map(each -> file.at(each, seedOverride))
                .toList();
        file.refuseReasonThatNoScaleNeeds(everyScale);
        return everyScale.stream()
                .filter(each -> each.scale() == scale)
                .findFirst()
                .orElseThrow();
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

    private static Map<Scale, Tree.Section> overlays(SectionReader plain) {
        SectionReader scales = plain.optionalSection("scales").allowing(Vocabulary.SCALES);
        Map<Scale, Tree.Section> overlays = new EnumMap<>(Scale.class);
        for (Scale scale : Scale.values()) {
            SectionReader overlay = scales.optionalSection(scale.label()).allowing(Vocabulary.OVERLAY);
            overlays.put(scale, overlay.section());
        }
        return overlays;
    }

    private Experiment at(Scale scale, OptionalLong seedOverride) {
        Tree.Section settings = SearchReader.withFirstRate(settings(scale));
        SectionReader.Origin origin = origin(scale);
        SectionReader root = new SectionReader(origin, settings);
        String id = root.text("id");
        String title = root.text("title");
        Experiment.Source source = source(root);
        List<String> deviations = root.sentences("deviations");
        long seed = root.seed("seed");
        int repetitions = root.count("repetitions", Defaults.REPETITIONS);
        String notRun = notRun(scale, root, repetitions);
        String configuredBy = root.textOrNull("configuredBy");
        Factors factors = Factors.read(root);
        Search search = SearchReader.readOrNull(root, factors);
        String engineUnlessFactor = root.has("engine") ? root.text("engine") : "";
        LevelReader levels = new LevelReader(levelsAtAnyScale());
        List<Configuration> configurations = levels.without(root, factors.combinations(engineUnlessFactor)).stream()
                .map(new ConfigurationReader(origin, factors.firstLevelsOver(settings))::read)
                .toList();
        List<Bound> bounds = new BoundReader(levels).read(root);
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
                claims,
                search,
                configuredBy,
                notRun,
                differences,
                locations(settings, factors)));
    }

    /** Why there are no trials. A scale that has trials does not inherit the file's reason for the others. */
    private @Nullable String notRun(Scale scale, SectionReader root, int repetitions) {
        boolean inherited = !overlay(scale).children().containsKey("notRun");
        return inherited && repetitions > 0 ? null : root.textOrNull("notRun");
    }

    private void refuseReasonThatNoScaleNeeds(List<Experiment> everyScale) {
        Tree reason = base.children().get("notRun");
        if (reason != null && everyScale.stream().allMatch(experiment -> experiment.repetitions() > 0)) {
            throw new InvalidExperimentException(
                    name,
                    reason.place().line(),
                    "notRun",
                    "there are trials at every scale",
                    "Write repetitions: 0 where there are none, or remove notRun");
        }
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

    /** A bound or an exception may speak of a level that only some scales have. */
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

    /** A job of the user's own was published nowhere, as a rule. */
    private static Experiment.@Nullable Source source(SectionReader root) {
        SectionReader pipeline = root.optionalSection("pipeline");
        boolean own = pipeline.has("job") && pipeline.word("job", Pipeline.Job.class) == Pipeline.Job.OWN;
        if (own && !root.has("source")) {
            return null;
        }
        SectionReader source = root.section("source");
        return new Experiment.Source(source.text("seed"), source.text("section"));
    }
}
