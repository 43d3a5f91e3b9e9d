package dev.streamgauge.engine.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs a job's package into a jar, as a cluster wants it. */
final class JobJar {

    private JobJar() {}

    /** The folder or jar that a class is from. */
    static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Classes from a place that is no file: " + type, e);
        }
    }

    /**
     * Writes the classes of a package, and nothing else, to the jar.
     *
     * @param source folder or jar of the classes
     * @throws UncheckedIOException if they are not there
     */
    static Path of(String packageName, Path source, Path jar) {
        String folder = packageName.replace('.', '/');
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            if (Files.isDirectory(source)) {
                pack(source.resolve(folder), folder, out);
            } else {
                try (FileSystem archive = FileSystems.newFileSystem(source)) {
                    pack(archive.getPath(folder), folder, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s from the classes in %s".formatted(jar, source), e);
        }
    }

    private static void pack(Path classes, String folder, JarOutputStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(classes)) {
            files = listed.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            out.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(out);
            }
            out.closeEntry();
        }
    }
}
