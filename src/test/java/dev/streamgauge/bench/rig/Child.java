package dev.streamgauge.bench.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.NotReadyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JVMs that are measured from outside. All get the same flags, whoever's main class they run. */
public final class Child {

    /** Heap and collector of the command that comes with Kafka; numbers are printed in English. */
    public static final List<String> FLAGS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent",
            "-Djava.awt.headless=true",
            "-Duser.language=en",
            "-Duser.region=US");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MARK = "bench ";

    private Child() {}

    /**
     * Starts a JVM.
     *
     * @param name its role; names its log file and its folder
     * @param directory the benchmark's folder
     */
    public static ChildProcess start(String name, Path directory, Class<?> main, List<String> arguments) {
        return start(name, directory, FLAGS, main.getName(), arguments);
    }

    /** The same with flags of its own and a main class by name. */
    public static ChildProcess start(
            String name, Path directory, List<String> flags, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(main);
        command.addAll(arguments);
        return ChildProcess.start(
                name,
                new JvmRole("bench", flags, List.of()),
                directory.resolve(name),
                directory.resolve(name + ".log"),
                Map.of(),
                command);
    }

    /**
     * Waits for the child to end by itself.
     *
     * @throws NotReadyException if it does not, or ends in failure; with its log's end
     */
    public static void requireSuccess(ChildProcess child, Duration deadline) {
        int status = child.awaitExit(deadline);
        if (status != 0) {
            throw new NotReadyException(child.fate() + ".", List.of(child));
        }
    }

    /** Says something to the parent; called in the child. */
    public static void tell(Map<String, ?> fields) {
        try {
            System.out.println(MARK + JSON.writeValueAsString(fields));
            System.out.flush();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the child has told so far; called in the parent. */
    public static List<JsonNode> told(ChildProcess child) {
        List<JsonNode> told = new ArrayList<>();
        for (String line : lines(child)) {
            if (line.startsWith(MARK)) {
                try {
                    told.add(JSON.readTree(line.substring(MARK.length())));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(line, e);
                }
            }
        }
        return told;
    }

    /** The whole lines of its log so far; one that is still being written is left out. */
    public static List<String> lines(ChildProcess child) {
        try {
            String log = Files.readString(child.log(), StandardCharsets.UTF_8);
            return log.substring(0, log.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
