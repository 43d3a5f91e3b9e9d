package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.spark.SparkEngine;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that is not Streamgauge's: what engines say of it, and what it is told. */
class UserJarTest {

    @TempDir
    Path folder;

    private Pipeline pipeline(String engine) {
        return ExperimentFile.read(
                        "own.yaml", """
                        id: own
                        title: A job of my own
                        seed: 42
                        engine: %s
                        load: {arrivals: spp, rate: 100/s}
                        pipeline:
                          job: own
                          own: {input: pageEvents}
                          parallelism: 3
                          checkpointInterval: 4 s
                          flink: {delivery: exactlyOnce, jar: %s, mainClass: com.example.MyJob, args: [now]}
                          spark: {trigger: 500 ms, jar: none.jar, mainClass: com.example.SparkJob, args: ["{bootstrapServers}/{inputTopic}/{outputTopic}/{deadLetterTopic}", "{jobName}", "{parallelism}/{checkpointIntervalMs}/{triggerMs}", "{checkpointDirectory}"]}
                        timing: {warmUp: 1 s, measure: 4 s, drainDeadline: 10 s}
                        """.formatted(engine, folder.resolve("my.jar")), Scale.QUICK, OptionalLong.empty())
                .configurations()
                .stream()
                .map(Configuration::pipeline)
                .findFirst()
                .orElseThrow();
    }

    private static Path jar(Path path, String entry) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                JarOutputStream out = new JarOutputStream(file)) {
            JarEntry only = new JarEntry(entry);
            only.setTime(0);
            out.putNextEntry(only);
            out.closeEntry();
        }
        return path;
    }

    @Test
    void flinkSaysWhatItIsGivenAndWhatTheFileSaysAndNothingElse() throws IOException {
        Path jar = jar(folder.resolve("my.jar"), "com/example/MyJob.class");

        Map<String, String> settings = new FlinkEngine().settings(pipeline("flink"));

        assertThat(settings)
                .containsOnly(
                        entry("input", "page events"),
                        entry("partitions", "4"),
                        entry("parallelism", "3"),
                        entry("checkpointInterval", "4000 ms"),
                        entry("delivery", "exactly once"),
                        entry("program", "com.example.MyJob in %s now".formatted(jar)),
                        entry("jarSha256", settings.get("jarSha256")),
                        entry("bufferTimeout", "10 ms"),
                        entry("memory", "1536m TaskManager process, JobManager beside it"));
        assertThat(settings.get("jarSha256")).matches("[0-9a-f]{64}");
    }

    @Test
    void anotherJarHasAnotherHashAndOneThatIsNotThereHasNone() throws IOException {
        assertThat(new FlinkEngine().settings(pipeline("flink"))).containsEntry("jarSha256", "none");
        jar(folder.resolve("my.jar"), "com/example/MyJob.class");
        String one = new FlinkEngine().settings(pipeline("flink")).get("jarSha256");
        jar(folder.resolve("my.jar"), "com/example/MyOtherJob.class");

        assertThat(new FlinkEngine().settings(pipeline("flink"))).doesNotContainEntry("jarSha256", one);
    }

    @Test
    void sparkSaysNoTriggerForItIsTheJobsAffair() {
        assertThat(new SparkEngine().settings(pipeline("spark")))
                .containsEntry("jarSha256", "none")
                .containsEntry("deployment", "local")
                .doesNotContainKeys("trigger", "checkpointInterval", "format");
    }

    @Test
    void theJobIsToldWhatItsArgumentsAskFor() {
        Pipeline pipeline = pipeline("spark");
        JobRequest request = new JobRequest(pipeline, "b:9092", "in", "out", "dead", Map.of(), folder, Path.of("logs"));

        assertThat(UserJar.required(pipeline, "spark").arguments(request))
                .containsExactly(
                        "b:9092/in/out/dead",
                        "in",
                        "3/4000/500",
                        folder.resolve("own-checkpoint").toUri().toString());
    }

    @Test
    void anotherBuildIsAJarWithTheSameMainClass() throws IOException {
        Path other = jar(folder.resolve("other.jar"), "com/example/MyJob.class");
        UserJar ours = UserJar.required(pipeline("flink"), "flink");

        assertThat(ours.in(other).path()).isEqualTo(other);
        assertThat(ours.in(null)).isEqualTo(ours);
        assertThatThrownBy(() -> ours.in(folder))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessage(
                        "There is no com.example.MyJob in %s, and it is not built from a revision. Name the jar of"
                                + " your job's other build: -Dduet=<jar>.",
                        folder);
    }
}
