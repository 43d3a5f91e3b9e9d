package dev.streamgauge.bench.ingest;

import dev.streamgauge.engine.postgres.Baseline;
import dev.streamgauge.testbed.postgres.PostgresServer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;

/** Rows of the table of events in files, a share for each connection, and how fast COPY alone brings them into an empty one. */
final class BareCopy {

    private static final int BUFFER = 1 << 20;

    private final List<Path> shares;

    private BareCopy(List<Path> shares) {
        this.shares = shares;
    }

    /**
     * Takes the rows out of a database, in the binary form of COPY.
     *
     * @param folder where the files go
     * @param connections into how many shares, by partition
     */
    static BareCopy of(String url, Path folder, int connections) throws SQLException {
        List<Path> shares = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (int share = 0; share < connections; share++) {
                Path file = folder.resolve("share-%d.copy".formatted(share));
                try (OutputStream rows = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                    long unused = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "COPY (SELECT * FROM events WHERE kafka_partition %% %d = %d) TO STDOUT (FORMAT binary)"
                                            .formatted(connections, share),
                                    rows);
                }
                shares.add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the rows", e);
        }
        return new BareCopy(shares);
    }

    /**
     * Brings them into an empty table of the same schema, every share on a connection and in a transaction of its own, at once.
     *
     * @param folder of the database, deleted afterwards
     * @param durable whether commits wait for the disk
     * @return rows a second, commits included
     */
    double rowsPerSecond(Path folder, Path log, boolean durable) {
        try (PostgresServer server = PostgresServer.start(folder, log, durable);
                Connections threads = new Connections(shares.size())) {
            Baseline.migrate(server.url());
            long startNanos = System.nanoTime();
            List<CompletableFuture<Long>> copies = shares.stream()
                    .map(share -> CompletableFuture.supplyAsync(() -> copy(server.url(), share), threads.executor))
                    .toList();
            long rows = copies.stream().mapToLong(CompletableFuture::join).sum();
            return rows * 1e9 / (System.nanoTime() - startNanos);
        }
    }

    private static long copy(String url, Path share) {
        try (Connection connection = DriverManager.getConnection(url);
                InputStream rows = new BufferedInputStream(Files.newInputStream(share), BUFFER)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY events FROM STDIN (FORMAT binary)", rows);
        } catch (SQLException e) {
            throw new IllegalStateException("COPY failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rows", e);
        }
    }

    /** A thread for each connection. */
    private static final class Connections implements AutoCloseable {

        private final ExecutorService executor;

        Connections(int count) {
            executor = Executors.newFixedThreadPool(count);
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }

    /** Deletes the files. */
    void delete() throws IOException {
        for (Path share : shares) {
            Files.deleteIfExists(share);
        }
    }
}
