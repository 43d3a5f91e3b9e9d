package dev.streamgauge.experiment;

import java.util.List;
import java.util.Map;

/**
 * A published experiment at one scale, as its YAML file states it.
 *
 * @param id file-name-safe identity, also the name of the evidence folder
 * @param title what a reader calls it
 * @param source where the experiment was published
 * @param deviations what this reproduction does differently from the paper, declared
 * @param scale the scale that was read
 * @param seed the experiment's seed; every trial's seed is derived from it
 * @param repetitions how often each combination of levels is tried, at least 1
 * @param factors the levels of each factor by the factor's name, in the file's order
 * @param configurations every combination of levels, in the file's order
 * @param bounds what must hold of a trial, besides exact windows and the analytic floor
 * @param differences settings in which the engines are meant to differ, and why; any other difference is unfair
 * @param file where each key stands, so that whoever refuses a value can point at it
 */
public record Experiment(
        String id,
        String title,
        Source source,
        List<String> deviations,
        Scale scale,
        long seed,
        int repetitions,
        Map<String, List<String>> factors,
        List<Configuration> configurations,
        List<Bound> bounds,
        Map<String, String> differences,
        KeyLocations file) {

    public Experiment {
        deviations = List.copyOf(deviations);
        configurations = List.copyOf(configurations);
        bounds = List.copyOf(bounds);
    }

    /** Where an experiment was published: which seed text, and which of its sections. */
    public record Source(String seed, String section) {}
}
