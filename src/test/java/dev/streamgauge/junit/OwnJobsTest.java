package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.InvalidExperimentException;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.workload.ResultOracle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file names of the user's own is looked for before anything starts. */
class OwnJobsTest {

    @TempDir
    Path folder;

    /** Finds every result right. */
    static final class Content implements ResultOracle {

        @Override
        public Optional<String> fault(byte[] event, byte[] result) {
            return Optional.empty();
        }
    }

    /** Cannot be made without help. */
    static final class Demanding implements ResultOracle {

        Demanding(String help) {
            assertThat(help).isNotNull();
        }

        @Override
        public Optional<String> fault(byte[] event, byte[] result) {
            return Optional.empty();
        }
    }

    private static Experiment experiment(String jar, String oracle) {
        return ExperimentFile.read("own.yaml", """
                id: own
                title: A job of my own
                source: {seed: "003", section: "producer"}
                seed: 42
                engine: flink
                load: {arrivals: spp, rate: 100/s}
                pipeline:
                  job: own
                  own:
                    input: pageEvents
                    oracle: %s
                  flink:
                    jar: %s
                    mainClass: com.example.MyJob
                timing: {warmUp: 1 s, measure: 4 s, drainDeadline: 10 s}
                """.formatted(oracle, jar), Scale.QUICK, OptionalLong.empty());
    }

    private String jarOf(String entry) throws IOException {
        Path jar = folder.resolve("my-job.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(entry));
            out.closeEntry();
        }
        return jar.toString();
    }

    @Test
    void aJarThatHoldsTheMainClassWillDo() throws IOException {
        Experiment experiment = experiment(jarOf("com/example/MyJob.class"), Content.class.getName());

        assertThatCode(() -> OwnJobs.requireJars(experiment)).doesNotThrowAnyException();
    }

    @Test
    void aJarThatIsNotThereIsRefused() {
        String jar = folder.resolve("absent.jar").toString();

        assertThatThrownBy(() -> OwnJobs.requireJars(experiment(jar, Content.class.getName())))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessage(
                        "own.yaml:13: pipeline.flink.jar: there is no file %s. Build your job, or write the path of"
                                + " its jar from the project's root.",
                        jar);
    }

    @Test
    void aMainClassThatIsNotInTheJarIsRefused() throws IOException {
        String jar = jarOf("com/example/OtherJob.class");

        assertThatThrownBy(() -> OwnJobs.requireJars(experiment(jar, Content.class.getName())))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessage(
                        "own.yaml:14: pipeline.flink.mainClass: there is no class com.example.MyJob in %s. Write its"
                                + " full name, package included, or name the jar that it is in.",
                        jar);
    }

    @Test
    void anOracleIsMadeOfItsClass() {
        Experiment experiment = experiment("a.jar", Content.class.getName());

        OwnJobs.requireOracles(experiment);
        assertThat(OwnJobs.oracle(experiment.configurations().get(0))).isInstanceOf(Content.class);
    }

    @Test
    void anOracleThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> OwnJobs.requireOracles(experiment("a.jar", "com.example.Nobody")))
                .isInstanceOf(InvalidExperimentException.class)
                .hasMessage(
                        "own.yaml:11: pipeline.own.oracle: there is no class com.example.Nobody on the class path of"
                                + " the tests. Write its full name, package included; it belongs beside the experiment's class.");
    }

    @Test
    void aClassThatIsNoOracleOrCannotBeMadeIsRefused() {
        assertThatThrownBy(() -> OwnJobs.requireOracles(experiment("a.jar", "java.lang.String")))
                .hasMessageStartingWith("own.yaml:11: pipeline.own.oracle: java.lang.String does not implement"
                        + " dev.streamgauge.workload.ResultOracle.");
        assertThatThrownBy(() -> OwnJobs.requireOracles(experiment("a.jar", Demanding.class.getName())))
                .hasMessageContaining("Give it a constructor without parameters");
    }
}
