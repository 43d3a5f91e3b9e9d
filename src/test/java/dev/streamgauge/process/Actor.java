package dev.streamgauge.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The main class of a child process that does as it is told. */
public final class Actor {

    static final String READY = "ready";

    private Actor() {}

    /** What to do, then what it takes. */
    public static void main(String[] args) throws Exception {
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        switch (args[0]) {
            case "say" -> {
                System.out.println("out: " + rest);
                System.err.println("err: " + rest);
            }
            case "property" -> rest.forEach(name -> System.out.println(name + "=" + System.getProperty(name)));
            case "variable" -> rest.forEach(name -> System.out.println(name + "=" + System.getenv(name)));
            case "exit" -> System.exit(Integer.parseInt(rest.get(0)));
            case "fail" -> failBesideAThreadThatStays(rest.get(0));
            case "stay" -> stay();
            case "lock" -> lock(Path.of(rest.get(0)));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void failBesideAThreadThatStays(String message) {
        new Thread(Actor::stay).start();
        throw new IllegalStateException(message);
    }

    /** Holds the file's lock as long as this process lives: the kernel takes it back, whatever the process died of. */
    private static void lock(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.lock();
            stay();
        }
    }

    private static void stay() {
        System.out.println(READY);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
