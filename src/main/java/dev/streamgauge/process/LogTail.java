package dev.streamgauge.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.io.input.ReversedLinesFileReader;

/** The last lines of a log file, for a message. */
final class LogTail {

    private static final int LINES = 25;

    private LogTail() {}

    static String of(Path log) {
        try (ReversedLinesFileReader reader = ReversedLinesFileReader.builder()
                .setPath(log)
                .setCharset(StandardCharsets.UTF_8)
                .get()) {
            Deque<String> lines = new ArrayDeque<>();
            for (String line : reader.readLines(LINES)) {
                lines.addFirst("    " + line);
            }
            return String.join(System.lineSeparator(), lines);
        } catch (IOException e) {
            return "    (cannot be read: " + e + ")";
        }
    }
}
