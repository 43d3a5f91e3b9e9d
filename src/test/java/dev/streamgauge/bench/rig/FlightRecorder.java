package dev.streamgauge.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The JDK's own flight recorder in JVMs that run already, switched on and off by the JDK's {@code jcmd}. */
public final class FlightRecorder {

    private static final String RECORDING = "name=bench";

    private final List<Long> pids;

    private FlightRecorder(List<Long> pids) {
        this.pids = pids;
    }

    /**
     * Starts recording what these JVMs do, with the samples of the JDK's {@code profile} settings.
     *
     * @throws IllegalStateException if one of them cannot be recorded; says why
     */
    public static FlightRecorder start(Collection<Long> pids) {
        pids.forEach(pid -> jcmd(pid, "JFR.start", RECORDING, "settings=profile"));
        return new FlightRecorder(List.copyOf(pids));
    }

    /** Stops, and leaves a recording of each JVM in the folder; throws as starting does. */
    public List<Path> stop(Path folder) {
        List<Path> files = new ArrayList<>();
        for (long pid : pids) {
            Path file = folder.resolve("profile-%d.jfr".formatted(pid)).toAbsolutePath();
            jcmd(pid, "JFR.stop", RECORDING, "filename=" + file);
            files.add(file);
        }
        return files;
    }

    private static void jcmd(long pid, String... words) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("there is no " + program);
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s said: %s".formatted(String.join(" ", command), said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + program, e);
        }
    }
}
