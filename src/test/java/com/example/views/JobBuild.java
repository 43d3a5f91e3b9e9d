package com.example.views;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stands for the build of the jobs' own project: compiles them and puts them into a jar. */
final class JobBuild implements BeforeAllCallback {

    private static final Path SOURCES = Path.of("src/test/resources/own-jobs");
    private static final Path OUTPUT = Path.of("target/own-jobs");

    @Override
    public void beforeAll(ExtensionContext context) {
        jar(OUTPUT);
    }

    /** The jar, in that folder. */
    static Path jar(Path folder) {
        try {
            Path classes = folder.resolve("classes");
            FileUtils.deleteQuietly(classes.toFile());
            Files.createDirectories(classes);
            compile(classes);
            Path jar = folder.resolve("page-view-masking.jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                for (Path each : filesIn(classes)) {
                    JarEntry entry = new JarEntry(classes.relativize(each).toString());
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    Files.copy(each, out);
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-classfile", "-Werror");
            boolean compiled = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(filesIn(SOURCES)))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("The jobs in %s do not compile".formatted(SOURCES));
            }
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
