package dev.streamgauge.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An ordered list of jars and folders. */
record ClassPath(List<String> entries) {

    ClassPath {
        entries = List.copyOf(entries);
    }

    static ClassPath ofThisJvm() {
        return new ClassPath(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
    }

    ClassPath without(List<String> jarNameBeginnings) {
        return new ClassPath(entries.stream()
                .filter(entry -> jarNameBeginnings.stream().noneMatch(fileName(entry)::startsWith))
                .toList());
    }

    ClassPath behind(List<Path> first) {
        return new ClassPath(
                Stream.concat(first.stream().map(path -> path.toAbsolutePath().toString()), entries.stream())
                        .toList());
    }

    private static String fileName(String entry) {
        Path name = Path.of(entry).getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public String toString() {
        return entries.stream().collect(Collectors.joining(File.pathSeparator));
    }
}
