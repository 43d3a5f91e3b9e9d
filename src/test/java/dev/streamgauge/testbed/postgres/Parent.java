package dev.streamgauge.testbed.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The main class of a process that has a Postgres, and tells by a file that it is up. */
public final class Parent {

    private Parent() {}

    /** The server's folder, then its log. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        try (PostgresServer server = PostgresServer.start(folder, Path.of(args[1]), true)) {
            Files.createFile(folder.resolve("up"));
            new CountDownLatch(1).await();
            server.ready();
        }
    }
}
