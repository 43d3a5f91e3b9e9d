package dev.streamgauge.testbed.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints that jobs left in a folder, {@code <job>/chk-<number>}. */
final class Checkpoints {

    private static final Pattern NAME = Pattern.compile("chk-(\\d+)");

    private Checkpoints() {}

    /**
     * The newest one that is complete, which is what its metadata says: Flink publishes them last. A job that goes on from a
     * checkpoint counts on from it, so the highest number is the newest over all lives of one job.
     */
    static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> checkpoints = Files.find(folder, 2, (path, attributes) -> number(path) > 0)) {
            return checkpoints
                    .filter(path -> Files.exists(path.resolve("_metadata")))
                    .max(Comparator.comparingLong(Checkpoints::number));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for checkpoints in " + folder, e);
        }
    }

    private static long number(Path checkpoint) {
        Matcher name = NAME.matcher(checkpoint.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }
}
