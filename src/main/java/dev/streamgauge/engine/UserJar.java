package dev.streamgauge.engine;

import dev.streamgauge.experiment.OwnJob;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Placeholders;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The jar of a job that is not one of Streamgauge's.
 *
 * @param path where it is
 * @param program what of it is run
 */
public record UserJar(Path path, OwnJob.Program program) {

    private static final String NOT_THERE = "none";

    /** The jar that a file names. */
    public static UserJar of(OwnJob.Program program) {
        return new UserJar(Path.of(program.jar()).toAbsolutePath(), program);
    }

    /** The jar that an engine runs for a pipeline; null if it runs one of Streamgauge's jobs. */
    public static @Nullable UserJar of(Pipeline pipeline, String engine) {
        OwnJob own = pipeline.own();
        return own == null ? null : own.program(engine).map(UserJar::of).orElse(null);
    }

    /**
     * The same.
     *
     * @throws IllegalArgumentException if there is none; a file's reader sees to it that there is
     */
    public static UserJar required(Pipeline pipeline, String engine) {
        UserJar jar = of(pipeline, engine);
        if (jar == null) {
            throw new IllegalArgumentException("There is no program for " + engine);
        }
        return jar;
    }

    /**
     * The same program as another build has it.
     *
     * @param build its jar; null for this build
     * @throws MissingAbilityException if that is no jar, or the main class is not in it
     */
    public UserJar in(@Nullable Path build) {
        if (build == null) {
            return this;
        }
        UserJar other = new UserJar(build.toAbsolutePath(), program);
        if (!other.exists() || !other.holdsMainClass()) {
            throw new MissingAbilityException(
                    "There is no %s in %s, and it is not built from a revision.".formatted(program.mainClass(), build),
                    "Name the jar of your job's other build: -Dduet=<jar>.");
        }
        return other;
    }

    /** Whether there is such a file. */
    public boolean exists() {
        return Files.isRegularFile(path);
    }

    /** Whether the main class is in it; false also if it is no jar. */
    public boolean holdsMainClass() {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return jar.getEntry(program.mainClass().replace('.', '/') + ".class") != null;
        } catch (IOException noJar) {
            return false;
        }
    }

    /**
     * The path of a jar that is there.
     *
     * @throws MissingAbilityException if it is not
     */
    public Path built() {
        if (!exists()) {
            throw new MissingAbilityException("There is no job jar %s.".formatted(path), "Build your job.");
        }
        return path;
    }

    /** What is run, and which bytes, by the names of settings. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                SettingNames.PROGRAM,
                "%s in %s%s"
                        .formatted(
                                program.mainClass(),
                                program.jar(),
                                program.args().isEmpty() ? "" : " " + String.join(" ", program.args())));
        settings.put(SettingNames.JAR_SHA256, sha256());
        return settings;
    }

    private String sha256() {
        if (!exists()) {
            return NOT_THERE;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** The arguments of the main class. */
    public List<String> arguments(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        return program.arguments(Map.of(
                Placeholders.BOOTSTRAP_SERVERS,
                request.bootstrapServers(),
                Placeholders.INPUT_TOPIC,
                request.inputTopic(),
                Placeholders.OUTPUT_TOPIC,
                request.outputTopic(),
                Placeholders.DEAD_LETTER_TOPIC,
                request.deadLetterTopic(),
                Placeholders.JOB_NAME,
                request.inputTopic(),
                Placeholders.PARALLELISM,
                Integer.toString(pipeline.parallelism()),
                Placeholders.CHECKPOINT_INTERVAL_MS,
                Long.toString(pipeline.checkpointInterval().toMillis()),
                Placeholders.CHECKPOINT_DIRECTORY,
                request.directory()
                        .resolve("own-checkpoint")
                        .toAbsolutePath()
                        .toUri()
                        .toString(),
                Placeholders.TRIGGER_MS,
                Long.toString(pipeline.spark().trigger().toMillis())));
    }
}
