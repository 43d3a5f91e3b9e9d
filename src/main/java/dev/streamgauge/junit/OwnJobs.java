package dev.streamgauge.junit;

import dev.streamgauge.engine.UserJar;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.OwnJob;
import dev.streamgauge.workload.ResultOracle;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** What an experiment file names of the user's own: jars that engines run, and classes that say whether results are right. */
final class OwnJobs {

    private static final String ORACLE = "pipeline.own.oracle";

    private OwnJobs() {}

    /**
     * Refuses a jar that is not there, or has no such main class.
     *
     * @throws dev.streamgauge.experiment.InvalidExperimentException naming file, line, key and the fix
     */
    static void requireJars(Experiment experiment) {
        for (Configuration configuration : experiment.configurations()) {
            UserJar jar = UserJar.of(configuration.pipeline(), configuration.engine());
            if (jar != null) {
                require(jar, experiment, "pipeline." + configuration.engine());
            }
        }
    }

    private static void require(UserJar jar, Experiment experiment, String section) {
        OwnJob.Program program = jar.program();
        if (!jar.exists()) {
            throw experiment.refuseLevel(
                    section + ".jar",
                    program.jar(),
                    "there is no file %s".formatted(jar.path()),
                    "Build your job, or write the path of its jar from the project's root");
        }
        if (!jar.holdsMainClass()) {
            throw experiment.refuseLevel(
                    section + ".mainClass",
                    program.mainClass(),
                    "there is no class %s in %s".formatted(program.mainClass(), program.jar()),
                    "Write its full name, package included, or name the jar that it is in");
        }
    }

    /**
     * Refuses a class that is not there, or is no oracle.
     *
     * @throws dev.streamgauge.experiment.InvalidExperimentException naming file, line, key and the fix
     */
    static void requireOracles(Experiment experiment) {
        for (Configuration configuration : experiment.configurations()) {
            try {
                oracle(configuration);
            } catch (NoOracleException e) {
                throw experiment.refuseLevel(ORACLE, e.name, e.problem, e.fix);
            }
        }
    }

    /**
     * A new oracle of the class that a configuration names; null if it names none.
     *
     * @throws IllegalArgumentException if there is no such class, or it is no oracle
     */
    static @Nullable ResultOracle oracle(Configuration configuration) {
        OwnJob own = configuration.pipeline().own();
        String name = own == null ? null : own.oracle();
        return name == null ? null : made(name);
    }

    private static ResultOracle made(String name) {
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            if (!ResultOracle.class.isAssignableFrom(type)) {
                throw new NoOracleException(
                        name,
                        "%s does not implement %s".formatted(name, ResultOracle.class.getName()),
                        "Let it, or name another class");
            }
            var constructor = type.asSubclass(ResultOracle.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ClassNotFoundException e) {
            throw new NoOracleException(
                    name,
                    "there is no class %s on the class path of the tests".formatted(name),
                    "Write its full name, package included; it belongs beside the experiment's class");
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new NoOracleException(
                    name,
                    "%s cannot be made (%s)".formatted(name, e),
                    "Give it a constructor without parameters, and let it be no abstract or inner class");
        } catch (InvocationTargetException e) {
            throw new NoOracleException(
                    name, "the constructor of %s threw %s".formatted(name, e.getCause()), "Mend it");
        }
    }

    /** Why there is no oracle. */
    private static final class NoOracleException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final String problem;
        private final String fix;

        NoOracleException(String name, String problem, String fix) {
            super("%s. %s.".formatted(problem, fix));
            this.name = name;
            this.problem = problem;
            this.fix = fix;
        }
    }
}
