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

    /** Writes the classes of the main class's package, and nothing else, to the jar. */
    static Path of(Class<?> mainClass, Path jar) {
        String folder = mainClass.getPackageName().replace('.', '/');
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            Path source = Path.of(mainClass
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(source)) {
                pack(source.resolve(folder), folder, out);
            } else {
                try (FileSystem archive = FileSystems.newFileSystem(source)) {
                    pack(archive.getPath(folder), folder, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + jar, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Classes from a place that is no file: " + mainClass, e);
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
