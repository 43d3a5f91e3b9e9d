package dev.streamgauge.junit;

import dev.streamgauge.claim.Fairness;
import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.postgres.PostgresEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engines that experiments can name, in the place where this run has them. */
final class Engines {

    private final List<Engine> all;

    private Engines(List<Engine> all) {
        this.all = all;
    }

    /**
     * The engines of a run.
     *
     * @param site where those run that are started
     */
    static Engines of(RunSettings settings, Site site) {
        return of(settings.place(), settings.existing(), site, null);
    }

    private static Engines of(Place place, Existing there, Site site, @Nullable Path otherBuild) {
        if (place == Place.CONTAINERS) {
            return new Engines(List.of(
                    SparkEngine.on(site, there.sparkJar(), otherBuild),
                    FlinkEngine.on(site, there.flinkJar(), otherBuild),
                    new PostgresEngine()));
        }
        return new Engines(List.of(
                there.sparkMaster() == null
                        ? new SparkEngine()
                        : SparkEngine.at(there.sparkMaster(), there.sparkJar(), otherBuild),
                there.flinkRest() == null
                        ? new FlinkEngine()
                        : FlinkEngine.at(there.flinkRest(), there.flinkJar(), otherBuild),
                new PostgresEngine()));
    }

    /**
     * The engines of the same place, running the jobs of another build.
     *
     * @param build its folder or jar: of classes in the embedded testbed, elsewhere the folder of its job jars or a user's own jar
     */
    static Engines running(Path build, RunSettings settings, Site site) {
        if (settings.place() == Place.EMBEDDED) {
            return new Engines(
                    List.of(SparkEngine.running(build), FlinkEngine.running(build), PostgresEngine.running(build)));
        }
        Existing there = settings.existing();
        return of(settings.place(), Files.isDirectory(build) ? there.withJobs(build) : there, site, build);
    }

    /** The engines of the embedded testbed as containers have them: Spark in a cluster, too, and with the same jars. */
    static Engines besideContainers(RunSettings settings) {
        return new Engines(List.of(
                SparkEngine.on(Site.LOCAL, settings.existing().sparkJar(), null),
                new FlinkEngine(),
                new PostgresEngine()));
    }

    Engine named(String name) {
        return all.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no engine named " + name));
    }

    Map<String, String> versions() {
        return all.stream().collect(Collectors.toMap(Engine::name, Engine::version));
    }

    /**
     * Refuses an experiment that names an engine that there is not, or that compares engines unfairly.
     *
     * @throws dev.streamgauge.experiment.InvalidExperimentException naming file, line, key and the fix
     */
    void check(Experiment experiment) {
        for (Configuration configuration : experiment.configurations()) {
            if (all.stream().noneMatch(engine -> engine.name().equals(configuration.engine()))) {
                throw experiment.refuseLevel(
                        "engine",
                        configuration.engine(),
                        "there is no engine named '%s'".formatted(configuration.engine()),
                        "Use one of: " + all.stream().map(Engine::name).collect(Collectors.joining(", ")));
            }
            if (!named(configuration.engine()).runs(configuration.pipeline().job())) {
                throw experiment.refuseLevel(
                        "engine",
                        configuration.engine(),
                        "%s does not run this job".formatted(configuration.engine()),
                        "Name another engine, or another pipeline.job");
            }
        }
        List<Fairness.Row> unfair = plannedFairness(experiment).undeclared();
        if (!unfair.isEmpty()) {
            Fairness.Row first = unfair.get(0);
            throw experiment
                    .file()
                    .refuse(
                            "differences",
                            "the engines differ in %s (%s), and nothing says why"
                                    .formatted(first.setting(), String.join(" against ", first.values())),
                            "Make them equal, or add '%s: <the reason>' to differences".formatted(first.setting()));
        }
    }

    /** The settings that the engines of an experiment would run with, side by side, at its first configuration of each. */
    private Fairness plannedFairness(Experiment experiment) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (Configuration configuration : experiment.configurations()) {
            settings.computeIfAbsent(
                    configuration.engine(), engine -> named(engine).settings(configuration.pipeline()));
        }
        return Fairness.of(settings, experiment.differences());
    }
}
