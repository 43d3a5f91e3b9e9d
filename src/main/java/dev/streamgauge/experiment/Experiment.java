package dev.streamgauge.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A published experiment at one scale, as its YAML file states it.
 *
 * @param id file-name-safe identity, also the name of the evidence folder
 * @param title what a reader calls it
 * @param source where the experiment was published; null of one of the user's own job, which need not be
 * @param deviations what this reproduction does differently from the paper, declared
 * @param scale the scale that was read
 * @param seed the experiment's seed; every trial's seed is derived from it
 * @param repetitions how often each combination of levels is tried; 0 if the experiment has no trials at this scale, only
 *     claims
 * @param factors the levels of each factor by the factor's name, in the file's order
 * @param configurations every combination of levels, in the file's order
 * @param bounds what must hold of a trial, besides exact windows and the analytic floor
 * @param claims what the paper claims of it
 * @param search how the highest sustained rate is searched; null if the trials are given by the factors alone
 * @param configuredBy id of the experiment whose best configuration takes the place of this one's rate, producers,
 *     parallelism and trigger or watermark interval; null if they are as the file says
 * @param notRun why there are no trials at this scale; null if there are
 * @param differences settings in which the engines are meant to differ, and why; any other difference is unfair
 * @param file where each key stands, so that whoever refuses a value can point at it
 */
public record Experiment(
        String id,
        String title,
        @Nullable Source source,
        List<String> deviations,
        Scale scale,
        long seed,
        int repetitions,
        Map<String, List<String>> factors,
        List<Configuration> configurations,
        List<Bound> bounds,
        List<PublishedClaim> claims,
        @Nullable Search search,
        @Nullable String configuredBy,
        @Nullable String notRun,
        Map<String, String> differences,
        KeyLocations file) {

    private static final Pattern FILE_NAME_SAFE = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    /**
     * @throws IllegalArgumentException for an id that is not file-name-safe, no repetition without a reason, a search that is
     *     repeated, or an experiment that is configured by itself
     */
    public Experiment {
        if (!FILE_NAME_SAFE.matcher(id).matches()) {
            throw new RefusedValue(
                    "id",
                    "'%s' cannot name a folder everywhere".formatted(id),
                    "Write lower-case letters and digits, parted by hyphens, such as ctr-latency");
        }
        if (id.equals(configuredBy)) {
            throw new RefusedValue(
                    "configuredBy",
                    "%s cannot be configured by itself".formatted(id),
                    "Write the id of the experiment that finds the best configuration");
        }
        refuseUnlessRepeatable(repetitions, notRun, search);
        if (search != null) {
            configurations.forEach(configuration ->
                    search.refuseUnlessSeenWithin(configuration.timing().measure()));
        }
        factors = inOrder(factors);
        differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
        deviations = List.copyOf(deviations);
        configurations = List.copyOf(configurations);
        bounds = List.copyOf(bounds);
        claims = List.copyOf(claims);
        if (repetitions > 0) {
            for (Bound bound : bounds) {
                refuseIfUndecidable(bound, configurations);
            }
        }
    }

    /** How many of its claims are judged by a test that has a chance of error, which they share. */
    public int tests() {
        return Math.toIntExact(claims.stream().filter(PublishedClaim::tested).count());
    }

    /**
     * The factors that only one engine has, and that engine. They vary in its trials alone: other engines' levels know
     * nothing of them.
     */
    public Map<String, String> engineFactors() {
        Map<String, String> engines = new LinkedHashMap<>();
        for (String setting : Vocabulary.SETTINGS) {
            String factor = Factors.name(setting);
            if (factors.containsKey(factor)) {
                Vocabulary.engineOf(setting).ifPresent(engine -> engines.put(factor, engine));
            }
        }
        return Collections.unmodifiableMap(engines);
    }

    /**
     * An exception that points at a level of a factor, or at the setting itself if it does not vary.
     *
     * @param setting dotted path of the setting, such as {@code engine} or {@code load.arrivals}
     * @param level the level as the file writes it
     */
    public InvalidExperimentException refuseLevel(String setting, String level, String problem, String fix) {
        String factor = setting.substring(setting.lastIndexOf('.') + 1);
        int index = factors.getOrDefault(factor, List.of()).indexOf(level);
        return file.refuse(index < 0 ? setting : "factors.%s[%d]".formatted(setting, index), problem, fix);
    }

    /** The same with other configurations, and one deviation more that says why. */
    public Experiment with(List<Configuration> others, String deviation) {
        return new Experiment(
                id,
                title,
                source,
                Stream.concat(deviations.stream(), Stream.of(deviation)).toList(),
                scale,
                seed,
                repetitions,
                factors,
                others,
                bounds,
                claims,
                search,
                configuredBy,
                notRun,
                differences,
                file);
    }

    private static void refuseUnlessRepeatable(int repetitions, @Nullable String notRun, @Nullable Search search) {
        if (repetitions < 0) {
            throw new RefusedValue("repetitions", repetitions + " is negative", "Write a whole number from 0");
        }
        if (repetitions == 0 && notRun == null) {
            throw new RefusedValue(
                    "repetitions", "0 leaves no trials, and nothing says why", "Add notRun: and the reason beside it");
        }
        if (repetitions > 0 && notRun != null) {
            throw new RefusedValue("notRun", "there are trials", "Write repetitions: 0, or remove notRun");
        }
        if (repetitions > 1 && search != null) {
            throw new RefusedValue(
                    "repetitions",
                    "a search climbs once for each combination, not %d times".formatted(repetitions),
                    "Write 1, or remove repetitions");
        }
    }

    /** A quantile of so few windows, or records, that it is never reported would be a bound that never fails. */
    private static void refuseIfUndecidable(Bound bound, List<Configuration> configurations) {
        for (Configuration configuration : configurations) {
            boolean windowed = configuration.pipeline().job().windowed();
            long sample = windowed ? windows(configuration) : configuration.measuredRecords();
            if (bound.appliesTo(configuration.levels()) && sample < bound.leastSample()) {
                String what = windowed ? "windows" : "records";
                throw new RefusedValue(
                        "bounds",
                        "%s of %d %s has fewer than five of them beyond it".formatted(bound.metric(), sample, what),
                        "Measure at least %d %s, or bound a lower quantile".formatted(bound.leastSample(), what));
            }
        }
    }

    private static long windows(Configuration configuration) {
        return configuration
                .timing()
                .measure()
                .dividedBy(configuration.pipeline().window());
    }

    private static Map<String, List<String>> inOrder(Map<String, List<String>> factors) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        factors.forEach((name, levels) -> copy.put(name, List.copyOf(levels)));
        return Collections.unmodifiableMap(copy);
    }

    /** Where an experiment was published: which seed text, and which of its sections. */
    public record Source(String seed, String section) {}
}
