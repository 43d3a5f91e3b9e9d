package dev.streamgauge.trial;

import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.SystemInfo;

/** Looks whether the machine can carry a trial, before anything starts. */
final class Preflight {

    private Preflight() {}

    /**
     * Checks.
     *
     * @throws MissingAbilityException if memory or disk is short, saying how much there is and how much is needed
     */
    static void check(Path directory) {
        long freeMemory = new SystemInfo().getHardware().getMemory().getAvailable();
        if (freeMemory < Limits.FREE_MEMORY_BYTES) {
            throw new MissingAbilityException(
                    "Only %s of memory are free; a trial needs %s."
                            .formatted(gib(freeMemory), gib(Limits.FREE_MEMORY_BYTES)),
                    "Close what else is running, or use a larger machine.");
        }
        try {
            long freeDisk = Files.getFileStore(directory).getUsableSpace();
            if (freeDisk < Limits.FREE_DISK_BYTES) {
                throw new MissingAbilityException(
                        "Only %s of disk are free at %s; a trial needs %s."
                                .formatted(gib(freeDisk), directory, gib(Limits.FREE_DISK_BYTES)),
                        "Delete what is not needed (mvn clean frees earlier runs), or move the checkout.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell the free disk space at " + directory, e);
        }
    }

    private static String gib(long bytes) {
        return "%.1f GiB".formatted(bytes / (double) (1L << 30));
    }
}
