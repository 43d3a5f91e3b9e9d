package dev.streamgauge.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium or Chrome of this machine, which takes pictures of web pages of this machine. It shows no window, knows no other
 * machine, and keeps its profile in a folder of its own.
 */
public final class Chromium {

    /** The system property that names the program where it is not on the {@code PATH}. */
    public static final String PROPERTY = "chromium";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /**
     * How much of its own time a page has to draw itself. That time stands still while the page waits for an answer, and is
     * skipped while it waits for a timer; so this is more than it takes.
     */
    private static final Duration PAGE_TIME = Duration.ofSeconds(8);

    /**
     * The browser ends when this JVM does, however it does: a shell holds its other end of standard input, as {@link
     * DiesWithParent} does.
     */
    private static final String SCRIPT = "exec 3<&0; \"$0\" \"$@\" </dev/null 3<&- & browser=$!; "
            + "(read -r gone <&3; kill -KILL $browser) & watch=$!; "
            + "wait $browser; status=$?; kill $watch; exit $status";

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    /**
     * The one of this machine: what the system property {@value #PROPERTY} names, or else the first of chromium,
     * chromium-browser and google-chrome on the {@code PATH}; empty if there is none.
     */
    public static Optional<Chromium> installed() {
        return find(System.getProperty(PROPERTY), System.getenv("PATH"));
    }

    static Optional<Chromium> find(@Nullable String named, @Nullable String path) {
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named))
                : NAMES.stream()
                        .flatMap(name -> Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                                .filter(folder -> !folder.isEmpty())
                                .map(folder -> Path.of(folder, name)));
        return candidates
                .map(Path::toAbsolutePath)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(Chromium::new);
    }

    /** The program's file. */
    public Path program() {
        return program;
    }

    /**
     * Takes a picture of a page, 1360 by 1320 pixels, and returns when the browser has ended.
     *
     * @param page an address on the loopback interface; any other is not found
     * @param png the picture's file; not there if this throws
     * @param folder for the browser's profile and output; it leaves nothing anywhere else
     * @param deadline after which the browser is killed, and its children with it
     * @throws IllegalStateException if there is no picture, with the reason
     */
    public void photograph(URI page, Path png, Path folder, Duration deadline) {
        Path log = folder.resolve("chromium.log");
        try {
            Files.deleteIfExists(png);
            Files.createDirectories(folder);
            Files.createDirectories(png.toAbsolutePath().getParent());
            Process shell = start(page, png, folder, log);
            try {
                String fault = fault(shell, deadline);
                if (fault == null && !Files.isRegularFile(png)) {
                    fault = "drew nothing";
                }
                if (fault != null) {
                    Files.deleteIfExists(png);
                    throw new IllegalStateException(
                            "%s %s of %s; the end of its output:%n%s".formatted(program, fault, page, LogTail.of(log)));
                }
            } finally {
                killWithChildren(shell);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot take a picture of " + page, e);
        }
    }

    private Process start(URI page, Path png, Path folder, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, program.toString()));
        command.addAll(flags(folder));
        command.add("--screenshot=" + png.toAbsolutePath());
        command.add(page.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        String home = folder.toAbsolutePath().toString();
        builder.environment().putAll(Map.of("HOME", home, "XDG_CONFIG_HOME", home, "XDG_CACHE_HOME", home));
        return builder.start();
    }

    private static List<String> flags(Path folder) {
        List<String> flags = new ArrayList<>(List.of(
                "--headless",
                "--user-data-dir=" + folder.resolve("profile").toAbsolutePath(),
                "--window-size=1360,1320",
                "--hide-scrollbars",
                "--virtual-time-budget=" + PAGE_TIME.toMillis(),
                // Without it that time was, on a page that asks again and again, never over in two of five tries.
                "--run-all-compositor-stages-before-draw",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--no-proxy-server",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-sync",
                "--disable-component-update",
                "--disable-background-networking",
                "--disable-breakpad",
                "--disable-features=MediaRouter,DialMediaRouteProvider"));
        if ("root".equals(System.getProperty("user.name"))) {
            flags.add("--no-sandbox"); // it refuses to run as root otherwise; the page is our own
        }
        return flags;
    }

    /** What went wrong, as a verb that the page follows; null if nothing did. */
    private static @Nullable String fault(Process shell, Duration deadline) {
        try {
            if (!shell.waitFor(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return "took longer than %d s for the picture".formatted(deadline.toSeconds());
            }
            return shell.exitValue() == 0
                    ? null
                    : "ended with status %d before the picture".formatted(shell.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted before the picture";
        }
    }

    /** The children first come to light while their parent lives. */
    private static void killWithChildren(Process shell) {
        List<ProcessHandle> children = shell.descendants().toList();
        shell.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> child)
                .join());
    }
}
