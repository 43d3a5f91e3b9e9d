package dev.streamgauge.testbed.spark;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process says in its log from some point on. For logs of a few pages, which are read anew each time.
 *
 * @param process whose log
 * @param from the first byte
 */
record SpokenWords(ServiceProcess process, int from) {

    /** All that it says. */
    static SpokenWords of(ServiceProcess process) {
        return new SpokenWords(process, 0);
    }

    /** What it says from now on. */
    static SpokenWords later(ServiceProcess process) {
        return new SpokenWords(process, bytes(process).length);
    }

    /** What its successor says, which goes on in the same log. */
    SpokenWords by(ServiceProcess successor) {
        return new SpokenWords(successor, from);
    }

    /**
     * Returns as soon as it has said something.
     *
     * @param what what it says, as in "Waited in vain for ..."
     * @param pattern the words, one group of which is returned
     * @throws dev.streamgauge.process.NotReadyException if that does not happen in time, or the process ends first
     */
    String await(String what, Pattern pattern, Duration deadline) {
        Await.until(what, deadline, List.of(process), () -> find(pattern).find());
        Matcher found = find(pattern);
        if (!found.find()) {
            throw new IllegalStateException("A log has lost what it held: " + process.log());
        }
        return found.group(1);
    }

    private Matcher find(Pattern pattern) {
        byte[] all = bytes(process);
        return pattern.matcher(new String(all, from, all.length - from, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(ServiceProcess process) {
        try {
            return Files.readAllBytes(process.log());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + process.log(), e);
        }
    }
}
