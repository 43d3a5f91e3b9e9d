package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiesWithParentTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aChildIsGoneSoonAfterItsParentWasKilled() throws IOException {
        Path lock = Files.createFile(folder.resolve("lock"));
        Process parent = parentOfAChildThatLocks(lock);
        List<ProcessHandle> child = List.of();
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            await("the child to hold the lock").atMost(DEADLINE).until(() -> !free(channel));
            child = parent.descendants().toList();
            assertThat(child).hasSize(1);

            parent.toHandle().destroyForcibly();

            await("the kernel to take the lock back").atMost(DEADLINE).until(() -> free(channel));
        } finally {
            child.forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    private Process parentOfAChildThatLocks(Path lock) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        ClassPath.ofThisJvm().toString(),
                        Parent.class.getName(),
                        folder.toString(),
                        lock.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
    }

    private static boolean free(FileChannel channel) throws IOException {
        try (FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }
}
