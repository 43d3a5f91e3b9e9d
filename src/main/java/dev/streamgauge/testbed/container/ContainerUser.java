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
     * Writes the file to a folder, and looks who its owner is then.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static ContainerUser ofThisJvm(Path folder) {
        try {
            Path passwd = folder.resolve("passwd");
            Files.deleteIfExists(passwd);
            Files.createFile(passwd);
            Object user = Files.getAttribute(passwd, "unix:uid");
            Object group = Files.getAttribute(passwd, "unix:gid");
            Files.writeString(passwd, "streamgauge:x:%s:%s::/tmp:/bin/sh%n".formatted(user, group));
            return new ContainerUser(user + ":" + group, passwd);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }
}
