package dev.streamgauge.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/** Facts about this machine that a reader of a result wants to know. */
public final class Machine {

    private Machine() {}

    /** The facts, by name, in a reader's order. */
    public static Map<String, String> facts() {
        SystemInfo system = new SystemInfo();
        CentralProcessor processor = system.getHardware().getProcessor();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("os", system.getOperatingSystem().toString());
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("cpu", processor.getProcessorIdentifier().getName().trim());
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put(
                "memory", "%.1f GiB".formatted(system.getHardware().getMemory().getTotal() / (double) (1L << 30)));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        return facts;
    }

    /** The commit of the checkout that this JVM runs in, if it is one and git is there to tell. */
    public static Optional<String> commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor() == 0 ? Optional.of(commit) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
