package dev.streamgauge.engine;

import dev.streamgauge.testbed.MissingAbilityException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that {@code package} builds for clusters: an engine's jobs with their connectors. */
public final class JobJars {

    private JobJars() {}

    /**
     * The absolute path of a jar.
     *
     * @throws MissingAbilityException if it was not built, with how to
     */
    public static Path built(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new MissingAbilityException(
                    "There is no job jar %s.".formatted(jar), "Build it: mvn package -DskipFastTests.");
        }
        return jar.toAbsolutePath();
    }
}
