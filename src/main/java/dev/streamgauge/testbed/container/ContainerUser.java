package dev.streamgauge.testbed.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The user that this JVM runs as: one in a container may so write to its folders, and what it wrote can be deleted.
 *
 * @param id user and group, {@code uid:gid}
 * @param passwd a file in the form of {@code /etc/passwd} that knows the user; Hadoop's libraries insist on a name
 */
record ContainerUser(String id, Path passwd) {

    /**
     * Looks at the owner of a folder that this JVM has made, and writes the file there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static ContainerUser ofThisJvm(Path folder) {
        try {
            Object user = Files.getAttribute(folder, "unix:uid");
            Object group = Files.getAttribute(folder, "unix:gid");
            Path passwd = Files.writeString(
                    folder.resolve("passwd"), "streamgauge:x:%s:%s::/tmp:/bin/sh%n".formatted(user, group));
            return new ContainerUser(user + ":" + group, passwd);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell whose folder %s is".formatted(folder), e);
        }
    }
}
