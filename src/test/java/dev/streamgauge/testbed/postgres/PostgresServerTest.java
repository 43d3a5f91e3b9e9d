package dev.streamgauge.testbed.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresServerTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private @Nullable PostgresServer server;

    private PostgresServer started(boolean durable) {
        server = PostgresServer.start(folder.resolve("postgres"), folder.resolve("postgres.log"), durable);
        return server;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void tell(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, on", "false, off"})
    void aCommitWaitsForTheDiskIfItIsToBeDurable(boolean durable, String setting) throws SQLException {
        PostgresServer server = started(durable);

        assertThat(ask(server, "SHOW fsync")).isEqualTo(setting);
        assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo(setting);
        assertThat(ask(server, "SHOW server_version")).isEqualTo(PostgresServer.version());
        assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void whatWasCommittedSurvivesItsKilling() throws SQLException {
        PostgresServer server = started(true);
        long firstPid = server.process().pid().orElseThrow();
        tell(server, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");

        int status = server.kill();
        boolean readyWhileDead = server.ready();
        server.restart();
        Await.until("Postgres to recover", DEADLINE, List.of(server.process()), server::ready);

        assertThat(status).isEqualTo(137);
        assertThat(readyWhileDead).isFalse();
        assertThat(server.process().pid().orElseThrow()).isNotEqualTo(firstPid);
        assertThat(ask(server, "SELECT sum(n) FROM kept")).isEqualTo("500500");
        assertThat(server.process().log()).content().contains("automatic recovery in progress");
    }

    @Test
    void nothingOfItIsLeftWhenItIsClosed() throws IOException {
        PostgresServer server = started(true);
        ProcessHandle postmaster =
                ProcessHandle.of(server.process().pid().orElseThrow()).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();

        server.close();

        assertThat(all).hasSizeGreaterThan(3).noneMatch(ProcessHandle::isAlive);
        assertThat(postmaster.isAlive()).isFalse();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("postgres.log"));
        }
    }

    @Test
    void itEndsWhenTheJvmThatStartedItIsKilled() throws IOException {
        Path log = folder.resolve("postgres.log");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.resolve("postgres").toString(),
                        log.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        List<ProcessHandle> family = List.of();
        try {
            await("Postgres to take connections")
                    .atMost(DEADLINE)
                    .until(() -> Files.exists(folder.resolve("postgres/up")));
            family = parent.descendants().toList();
            assertThat(family).hasSizeGreaterThan(3);

            parent.toHandle().destroyForcibly();

            List<ProcessHandle> orphans = family;
            await("Postgres to end")
                    .atMost(DEADLINE)
                    .until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }
}
