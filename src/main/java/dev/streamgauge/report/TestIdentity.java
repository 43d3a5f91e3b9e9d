package dev.streamgauge.report;

import dev.streamgauge.experiment.Experiment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which test a page of the report belongs to. What it is depends on the experiment, the test and its configuration alone, so
 * that a test keeps its history when others are added, left out or run in another order.
 *
 * @param experiment id of the experiment
 * @param experimentTitle what a reader calls the experiment; the report groups its tests under it
 * @param suite group within the experiment, such as the engine's name
 * @param test name of the test within the experiment, such as its method
 * @param name what a reader calls the test
 * @param configuration everything that tells this run of the test from others: levels, repetition
 * @param shown what is shown beside the name, at most three
 */
public record TestIdentity(
        String experiment,
        String experimentTitle,
        String suite,
        String test,
        String name,
        Map<String, String> configuration,
        Map<String, String> shown) {

    private static final String CLAIMS = "Claims of the paper";

    public TestIdentity {
        if (shown.size() > 3) {
            throw new IllegalArgumentException(
                    "%d parameters shown beside '%s': choose at most three".formatted(shown.size(), name));
        }
    }

    /**
     * The identity of a test that runs a trial.
     *
     * @param test name of the test within the experiment, such as its method
     * @param levels the trial's level of each factor
     * @param repetition the trial's repetition, from 1
     * @param seed the trial's seed, shown beside the name
     */
    public static TestIdentity ofTrial(
            Experiment experiment, String test, Map<String, String> levels, int repetition, long seed) {
        TrialTitle title = TrialTitle.of(levels, experiment);
        Map<String, String> configuration = new LinkedHashMap<>(levels);
        configuration.put("repetition", Integer.toString(repetition));
        Map<String, String> shown = new LinkedHashMap<>();
        if (experiment.repetitions() > 1) {
            shown.put("repetition", Integer.toString(repetition));
        }
        shown.put("seed", Long.toString(seed));
        return new TestIdentity(
                experiment.id(),
                experiment.title(),
                title.engine().isEmpty() ? "Trials" : title.engine(),
                test,
                title.toString(),
                configuration,
                shown);
    }

    /**
     * The identity of a test that looks at all trials of an experiment.
     *
     * @param name what a reader calls it
     */
    public static TestIdentity ofComparison(Experiment experiment, String test, String name) {
        return new TestIdentity(experiment.id(), experiment.title(), "Comparison", test, name, Map.of(), Map.of());
    }

    /**
     * The identity of a test that judges a claim.
     *
     * @param id the claim's id, such as {@code A9}
     * @param text the claim
     */
    public static TestIdentity ofClaim(Experiment experiment, String id, String text) {
        return new TestIdentity(
                experiment.id(),
                experiment.title(),
                "Claims",
                "claim " + id,
                "%s · %s".formatted(id, text),
                Map.of(),
                Map.of());
    }

    /** The identity of the page that sums up the claims of all experiments of a run. */
    public static TestIdentity ofClaims() {
        return new TestIdentity("claims", CLAIMS, "All experiments", "all", CLAIMS, Map.of(), Map.of());
    }

    /** Experiment, test and configuration in one line, such as {@code ctr/latency [arrivals=spp, engine=spark]}. */
    public String fullName() {
        String levels = new TreeMap<>(configuration)
                .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
        return levels.isEmpty() ? testCase() : "%s [%s]".formatted(testCase(), levels);
    }

    /** Equal for all configurations of a test. */
    String testCaseId() {
        return id(testCase());
    }

    /** Equal for all runs of a test in one configuration, and for no others. */
    String historyId() {
        return id(fullName());
    }

    private String testCase() {
        return experiment + "/" + test;
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
