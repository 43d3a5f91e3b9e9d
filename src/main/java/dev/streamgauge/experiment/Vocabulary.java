package dev.streamgauge.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that an experiment file may have, by their dotted paths. */
final class Vocabulary {

    /** Settings of a trial: each can also be a factor, known by its last segment. */
    static final List<String> SETTINGS = List.of(
            "engine",
            "load.arrivals",
            "load.highDwell",
            "load.lowDwell",
            "load.highFactor",
            "load.rate",
            "load.rateIs",
            "load.producers",
            "load.malformed",
            "load.lateness.share",
            "load.lateness.min",
            "load.lateness.max",
            "load.lateness.delay",
            "load.events.campaigns",
            "load.events.adsPerCampaign",
            "load.events.users",
            "load.events.pages",
            "load.events.clickProbability",
            "load.events.unknownAds",
            "load.features",
            "load.shape",
            "load.count",
            "load.warmUpCount",
            "load.pageEvents.userIds",
            "load.pageEvents.eventBytes",
            "load.acks",
            "load.linger",
            "load.retries",
            "pipeline.job",
            "pipeline.model",
            "pipeline.window",
            "pipeline.watermarkDelay",
            "pipeline.grouping",
            "pipeline.outputMode",
            "pipeline.partitions",
            "pipeline.parallelism",
            "pipeline.checkpointInterval",
            "pipeline.cost.kind",
            "pipeline.cost.perEvent",
            "pipeline.own.input",
            "pipeline.own.idField",
            "pipeline.own.oracle",
            "pipeline.spark.trigger",
            "pipeline.spark.deployment",
            "pipeline.spark.output",
            "pipeline.flink.watermarkInterval",
            "pipeline.flink.bufferTimeout",
            "pipeline.flink.idleTimeout",
            "pipeline.flink.delivery",
            "pipeline.postgres.ingesters",
            "pipeline.postgres.write",
            "pipeline.postgres.fsync",
            "pipeline.postgres.pollInterval",
            "pipeline.postgres.idleAfter",
            "timing.warmUp",
            "timing.measure",
            "timing.drainDeadline",
            "fault.target",
            "fault.action",
            "fault.during",
            "fault.after",
            "fault.lasting",
            "fault.times",
            "fault.every");

    /** What a scale may lay over the file: all but the identity, and the claims, which are the paper's. */
    static final List<String> OVERLAY = join(
            List.of(
                    "title",
                    "source.seed",
                    "source.section",
                    "deviations",
                    "seed",
                    "repetitions",
                    "notRun",
                    "configuredBy"),
            SETTINGS,
            List.of(
                    "pipeline.flink.jar",
                    "pipeline.flink.mainClass",
                    "pipeline.flink.args",
                    "pipeline.spark.jar",
                    "pipeline.spark.mainClass",
                    "pipeline.spark.args",
                    "factors",
                    "except",
                    "bounds",
                    "differences",
                    "search.from",
                    "search.atMost",
                    "search.precision",
                    "search.rungs",
                    "search.overheadAtMost"));

    static final List<String> FILE = join(List.of("id"), OVERLAY, List.of("claims", "scales"));

    static final List<String> BOUND = List.of("metric", "where", "atMost", "atLeast", "predictedBandWidenedBy");

    static final List<String> CLAIM =
            List.of("text", "source", "published", "metric", "test", "check", "decidesAt", "deviations", "recorded");

    static final List<String> SCALES =
            Arrays.stream(Scale.values()).map(Scale::label).toList();

    /** The one engine that has a setting, such as {@code pipeline.spark.trigger}. */
    private static final Pattern OF_ONE_ENGINE = Pattern.compile("pipeline\\.(?!cost\\.|own\\.)([^.]+)\\.[^.]+");

    private Vocabulary() {}

    /** The engine that alone has the setting; empty if all engines have it. */
    static Optional<String> engineOf(String setting) {
        Matcher ofOneEngine = OF_ONE_ENGINE.matcher(setting);
        return ofOneEngine.matches() ? Optional.of(ofOneEngine.group(1)) : Optional.empty();
    }

    /**
     * Refuses the first key of the section, at any depth, that is not among the known paths.
     *
     * @param known dotted paths from this section on; what stands below one of them is not looked at
     */
    static void refuseUnknown(String file, Tree.Section section, List<String> known) {
        refuseUnknown(file, section, known, "");
    }

    private static void refuseUnknown(String file, Tree.Section section, List<String> known, String prefix) {
        for (Map.Entry<String, Tree> child : section.children().entrySet()) {
            String path = prefix + child.getKey();
            if (known.contains(path)) {
                continue;
            }
            Set<String> siblings = keysBelow(prefix, known);
            if (!siblings.contains(child.getKey())) {
                throw unknown(file, child.getValue().place(), child.getKey(), siblings, known);
            }
            if (child.getValue() instanceof Tree.Section inner) {
                refuseUnknown(file, inner, known, path + ".");
            }
        }
    }

    private static InvalidExperimentException unknown(
            String file, Tree.Place place, String key, Set<String> siblings, List<String> known) {
        boolean misplaced = Suggestion.nearest(List.copyOf(siblings), key).isEmpty();
        String elsewhere = known.stream()
                .filter(path -> path.endsWith("." + key))
                .findFirst()
                .map("Did you mean %s? "::formatted)
                .orElse("");
        String fix = (misplaced ? elsewhere : "") + Suggestion.among(siblings, key);
        return new InvalidExperimentException(file, place.line(), place.path(), "unknown key", fix);
    }

    /** The keys that may stand directly in the section at the prefix (empty, or ending in a dot). */
    static Set<String> keysBelow(String prefix, List<String> known) {
        Set<String> keys = new LinkedHashSet<>();
        for (String path : known) {
            if (path.startsWith(prefix)) {
                keys.add(path.substring(prefix.length()).split("\\.", 2)[0]);
            }
        }
        return keys;
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
