package dev.streamgauge.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The main class of a process that has a child. */
public final class Parent {

    private Parent() {}

    /** The folder to work in, then the file that the child locks. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        ChildProcess child = ChildProcess.start(
                "child",
                new JvmRole("child", List.of("-Xmx32m"), List.of()),
                folder,
                folder.resolve("child.log"),
                Map.of(),
                List.of(Actor.class.getName(), "lock", args[1]));
        child.awaitExit(Duration.ofMinutes(5));
    }
}
