package dev.streamgauge.testbed.postgres;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.FreePorts;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/**
 * A Postgres server with a folder of data of its own: a process of the operating system, not a library.
 *
 * <p>Listens on a random port of the loopback interface, and on no socket in the file system; whoever is on this machine may
 * connect. It ends when this JVM ends.
 */
public final class PostgresServer implements Node, AutoCloseable {

    /** The superuser, who needs no password here. */
    public static final String USER = "postgres";

    /** Memory for pages that all its processes share. */
    public static final String SHARED_BUFFERS = "256MB";

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration GONE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final Path log;
    private final List<String> command;
    private final int port;
    private volatile ChildProcess process;

    private PostgresServer(Path directory, Path log, List<String> command, int port) {
        this.directory = directory;
        this.log = log;
        this.command = command;
        this.port = port;
        this.process = launch();
    }

    /**
     * Starts a server with an empty database and returns when it takes connections.
     *
     * @param directory its folder, deleted when it is closed
     * @param log its log file
     * @param durable whether a commit waits until it is on disk, as Postgres does unless told otherwise; if not, neither
     *     {@code fsync} nor {@code synchronous_commit} is on, and a crash of the machine, not one of the server, may lose data
     * @throws NotReadyException if it does not answer within a minute; with its log's end
     * @throws MissingAbilityException if there is no Postgres for this machine, or this user may not run one
     */
    public static PostgresServer start(Path directory, Path log, boolean durable) {
        Path bin = PostgresBinaries.unpacked().resolve("bin");
        List<String> unprivileged = unprivileged();
        for (int attempt = 1; ; attempt++) {
            Path home = directory.resolve("attempt-" + attempt).toAbsolutePath();
            try {
                initialise(home, log, unprivileged, bin);
                int port = FreePorts.find(1).get(0);
                List<String> command = new ArrayList<>(unprivileged);
                command.addAll(List.of(
                        bin.resolve("postgres").toString(),
                        "-D",
                        home.resolve("data").toString()));
                settings(port, durable).forEach(setting -> command.addAll(List.of("-c", setting)));
                return new PostgresServer(directory, log, command, port).awaited();
            } catch (NotReadyException e) {
                // Most likely another process took the port between finding and binding it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The version of its programs, for the manifest. */
    public static String version() {
        return PostgresBinaries.VERSION;
    }

    private PostgresServer awaited() {
        try {
            Await.until("Postgres to take connections", READY, List.of(process), this::ready);
            return this;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Postgres refuses to run as root; in a user namespace of its own without a mapping, root is nobody. */
    private static List<String> unprivileged() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        try {
            Process shell = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (shell.waitFor(GONE.toSeconds(), TimeUnit.SECONDS) && shell.exitValue() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException noSuchProgram) {
            // Then there is no way out.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while preparing to start Postgres", e);
        }
        throw new MissingAbilityException(
                "Postgres does not run as root, and root may make no user namespace here (unshare -U).",
                "Run as another user.");
    }

    private static void initialise(Path home, Path log, List<String> unprivileged, Path bin) {
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + home.resolve("data"),
                "--username=" + USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        try (ChildProcess initdb = ChildProcess.startProgram("postgres-initdb", home, log, command)) {
            if (initdb.awaitExit(READY) != 0) {
                throw new NotReadyException("Postgres could not lay out its data.", List.of(initdb));
            }
        }
    }

    /** What shared memory it takes beside its pages lies in its folder: a killed server leaves nothing elsewhere. */
    private static List<String> settings(int port, boolean durable) {
        String durability = durable ? "on" : "off";
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "dynamic_shared_memory_type=mmap",
                "shared_buffers=" + SHARED_BUFFERS,
                "fsync=" + durability,
                "synchronous_commit=" + durability,
                "max_wal_size=2GB",
                "TimeZone=UTC",
                "log_timezone=UTC");
    }

    private ChildProcess launch() {
        return ChildProcess.startProgram("postgres", directory, log, command);
    }

    /** Address of its database, for JDBC; the user is in it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(port, USER);
    }

    @Override
    public ServiceProcess process() {
        return process;
    }

    /** SIGKILL to the server, whose other processes then end by themselves; returns when all of them are gone. */
    @Override
    public int kill() {
        List<ProcessHandle> sessions = ProcessHandle.of(process.pid().orElseThrow()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        process.kill();
        Await.until(
                "the sessions of the killed Postgres to end",
                GONE,
                List.of(),
                () -> sessions.stream().noneMatch(ProcessHandle::isAlive));
        return process.awaitExit(GONE);
    }

    /** It recovers from its write-ahead log before it takes connections. */
    @Override
    public void restart() {
        process = launch();
    }

    @Override
    public boolean ready() {
        if (!process.alive()) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection(url() + "&connectTimeout=2&socketTimeout=2")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
        FileUtils.deleteQuietly(directory.toFile());
    }
}
