package dev.streamgauge.junit;

import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.NotReadyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The build that a duet holds this one against.
 *
 * @param name what it is called, for a reader
 * @param jobs folder or jar with the classes of its jobs; where they run elsewhere, the folder of its job jars, or a user's own
 * @param commit its commit; null if it was given as a folder or jar
 */
record Opponent(String name, Path jobs, @Nullable String commit) {

    /** What of a revision is built. */
    enum Form {
        /** Its classes. */
        CLASSES("compile", "target/classes"),
        /** The jars that clusters are given, in one folder. */
        JARS("package", "target");

        private final String goal;
        private final Path folder;

        Form(String goal, String folder) {
            this.goal = goal;
            this.folder = Path.of(folder);
        }
    }

    private static final Duration BUILT_WITHIN = Duration.ofMinutes(15);

    /**
     * Finds a build, or makes one.
     *
     * @param asked a jar, a folder, or a revision of the git repository that this JVM runs in
     * @param form what of a revision is built
     * @param folder where revisions are checked out and built; a build that is there is not made again
     * @param console is told that a build begins
     * @throws IllegalArgumentException if it is none of these, with what to do
     * @throws NotReadyException if it cannot be built, with the end of the log
     */
    static Opponent of(String asked, Form form, Path folder, Console console) {
        Path given = Path.of(asked);
        if (Files.exists(given)) {
            return new Opponent(asked, given.toAbsolutePath().normalize(), null);
        }
        String commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", asked + "^{commit}");
        if (commit.isEmpty()) {
            throw new IllegalArgumentException(
                    "-Dduet=%s is no jar, no folder, and no revision that git knows here. In a shallow clone fetch it first."
                            .formatted(asked));
        }
        String name = commit.substring(0, 12);
        Path builds = folder.toAbsolutePath();
        Path module = builds.resolve(name).resolve(git("rev-parse", "--show-prefix"));
        Path built = module.resolve("target/duet-%s-is-done".formatted(form.goal));
        if (!Files.exists(built)) {
            console.builds(asked, name);
            build(commit, form, builds, name, module);
            mark(built);
        }
        return new Opponent(
                asked.equals(commit) ? name : "%s (%s)".formatted(asked, name), module.resolve(form.folder), commit);
    }

    private static void build(String commit, Form form, Path builds, String name, Path module) {
        Path log = builds.resolve(name + ".log");
        FileUtils.deleteQuietly(builds.resolve(name).toFile());
        FileUtils.deleteQuietly(log.toFile());
        String here = git("rev-parse", "--show-toplevel");
        step(builds, log, List.of("git", "clone", "--quiet", "--shared", "--no-checkout", here, name));
        step(builds, log, List.of("git", "-C", name, "checkout", "--quiet", "--detach", commit));
        step(
                module,
                log,
                List.of(
                        "env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        Files.isExecutable(module.resolve("mvnw")) ? "./mvnw" : "mvn",
                        "-B",
                        "-q",
                        "-ntp",
                        form.goal,
                        "-DskipTests",
                        "-DskipFastTests",
                        "-Dspotless.check.skip"));
    }

    private static void step(Path directory, Path log, List<String> command) {
        try (ChildProcess process = ChildProcess.startProgram("duet-build", directory, log, command)) {
            if (process.awaitExit(BUILT_WITHIN) != 0) {
                throw new NotReadyException(
                        "The other build of the duet was not made: '%s' failed.".formatted(String.join(" ", command)),
                        List.of(process));
            }
        }
    }

    private static void mark(Path built) {
        try {
            Files.createFile(built);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What git says; empty if it says no, or is not there. */
    private static String git(String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "git";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process git = new ProcessBuilder(command).start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor() == 0 ? said : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
