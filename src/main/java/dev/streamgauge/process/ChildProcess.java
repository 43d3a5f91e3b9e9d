package dev.streamgauge.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that this JVM started: another JVM, or a program of the operating system's. It writes to a log file of its own,
 * works in a folder of its own, and ends when this JVM ends.
 */
public final class ChildProcess implements OwnProcess {

    /** The {@code java} command of this JVM. */
    public static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Where a JVM with this JVM's class path finds how to log: on its standard output. */
    public static final String LOGGING = "classpath:dev/streamgauge/process/child-log4j2.xml";

    /** Main class that runs the real one. */
    public static final String WRAPPER = DiesWithParent.class.getName();

    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * The watch holds the other end of what this JVM never writes to, as {@link DiesWithParent} does. It is started by a shell
     * that ends at once, so that the program gets no child that it knows nothing of.
     */
    private static final String WATCHED =
            "exec 3<&0; (sh -c 'cat <&3 >/dev/null; kill -QUIT '$$ >/dev/null 2>&1 &); exec \"$@\" </dev/null 3<&-";

    private final String name;
    private final Process process;
    private final Path log;
    private final Consumer<Process> end;

    private ChildProcess(String name, Process process, Path log, Consumer<Process> end) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.end = end;
    }

    /**
     * Starts a JVM.
     *
     * @param name role of the process within its trial; names the log file too
     * @param role flags and class path
     * @param directory working directory, created if absent; temporary files go to its {@code tmp}
     * @param log file for standard output and error; appended to, so that a restart keeps the first life's words
     * @param environment variables set besides this JVM's own
     * @param command the main class, then its arguments
     */
    public static ChildProcess start(
            String name,
            JvmRole role,
            Path directory,
            Path log,
            Map<String, String> environment,
            List<String> command) {
        List<String> line = new ArrayList<>();
        line.add(JAVA);
        line.addAll(role.jvmFlags());
        line.add("-Djava.io.tmpdir=" + directory.resolve("tmp").toAbsolutePath());
        line.add("-Dlog4j2.configurationFile=" + LOGGING);
        line.add("-XX:-UsePerfData");
        line.add("-cp");
        line.add(role.classPath());
        line.add(WRAPPER);
        line.addAll(command);
        return start(name, directory, log, environment, line, Process::destroy);
    }

    /**
     * Starts a program that is no JVM. A shell becomes the program, so that its pid is the program's, and leaves a watch behind
     * that waits for this JVM to end, however it ends, and then sends SIGQUIT. {@link #close()} sends the same.
     *
     * @param name role of the process within its trial
     * @param directory working directory, created if absent; temporary files go to its {@code tmp}
     * @param log file for standard output and error; appended to
     * @param command the program, then its arguments; it reads an empty standard input, and may itself become another program
     *     once
     */
    public static ChildProcess startProgram(String name, Path directory, Path log, List<String> command) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", WATCHED, name));
        line.addAll(command);
        String temporary = directory.resolve("tmp").toAbsolutePath().toString();
        return start(name, directory, log, Map.of("TMPDIR", temporary), line, ChildProcess::closeInput);
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // Then the watch has nothing to wait for any more.
        }
    }

    private static ChildProcess start(
            String name,
            Path directory,
            Path log,
            Map<String, String> environment,
            List<String> line,
            Consumer<Process> end) {
        try {
            Files.createDirectories(directory.resolve("tmp"));
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, builder.start(), log, end);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name + " in " + directory, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public String fate() {
        return process.isAlive()
                ? "%s (pid %d) is running".formatted(name, process.pid())
                : "%s (pid %d) ended with status %d".formatted(name, process.pid(), process.exitValue());
    }

    /** Exit status; 137 after {@link #kill()}. */
    public int awaitExit(Duration deadline) {
        try {
            if (!process.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new NotReadyException("exit of " + name, deadline, List.of(this));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the exit of " + name, e);
        }
    }

    @Override
    public int kill() {
        process.destroyForcibly();
        return awaitExit(GRACE);
    }

    @Override
    public void close() {
        end.accept(process);
        try {
            awaitExit(GRACE);
        } catch (NotReadyException stubborn) {
            kill();
        }
    }
}
