package dev.streamgauge.testbed;

import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.OwnProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the processes of services are started, and how they find one another there. */
public interface Site extends AutoCloseable {

    /** This machine: each process a child of this JVM, on the loopback interface. */
    Site LOCAL = new LocalSite();

    /**
     * A JVM to start.
     *
     * @param name its role among the processes that run at a time; names it for the others, too
     * @param role flags and class path
     * @param directory working directory, created if absent; temporary files go to its {@code tmp}
     * @param log file for standard output and error; appended to, so that a restart keeps the first life's words
     * @param environment variables set besides those that are there
     * @param command the main class, then its arguments
     * @param ports on which this JVM reaches it
     */
    record Jvm(
            String name,
            JvmRole role,
            Path directory,
            Path log,
            Map<String, String> environment,
            List<String> command,
            List<Integer> ports) {

        public Jvm {
            environment = Map.copyOf(environment);
            command = List.copyOf(command);
            ports = List.copyOf(ports);
        }
    }

    /**
     * How a JVM is started there, for a process that starts others itself.
     *
     * @param java the {@code java} command
     * @param classPath the role's
     * @param logging where the logging configuration is found
     * @param wrapper main class that runs the real one; empty where there is none
     */
    record Recipe(String java, String classPath, String logging, String wrapper) {}

    /**
     * Starts a JVM.
     *
     * @throws dev.streamgauge.process.NotReadyException if that cannot be done; one of its ports may have been taken meanwhile
     * @throws MissingAbilityException if this machine has no such site, with the fix
     */
    OwnProcess start(Jvm jvm);

    /** What other processes of the site call the one of that name; it binds the same. */
    String host(String name);

    /** The address of a host of the site's, without a path, as this JVM reaches it. */
    URI fromHere(URI address);

    /** Whether a process that was started by a process there is one of this machine's, by its id. */
    boolean sharesProcessIds();

    /** How a JVM of that role is started there. */
    Recipe recipe(JvmRole role);

    /**
     * What runs there, for the manifest: the version, and what it came in where that is somebody else's.
     *
     * @param version of the jars that this build has
     */
    String describe(String role, String version);

    /** Gives back what the site itself took. To be closed after all that was started there. */
    @Override
    void close();
}
