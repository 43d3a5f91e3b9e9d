package dev.streamgauge.trial;

import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
        try {
            require(
                    new SystemInfo().getHardware().getMemory().getAvailable(),
                    Files.getFileStore(directory).getUsableSpace(),
                    directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell the free disk space at " + directory, e);
        }
    }

    /** The same, for a machine that has so many bytes free. */
    static void require(long freeMemory, long freeDisk, Path directory) {
        if (freeMemory < Limits.FREE_MEMORY_BYTES) {
            throw new MissingAbilityException(
                    "Only %s of memory are free; a trial needs %s."
                            .formatted(gib(freeMemory), gib(Limits.FREE_MEMORY_BYTES)),
                    "Close what else is running, or use a larger machine.");
        }
        if (freeDisk < Limits.FREE_DISK_BYTES) {
            throw new MissingAbilityException(
                    "Only %s of disk are free at %s; a trial needs %s."
                            .formatted(gib(freeDisk), directory, gib(Limits.FREE_DISK_BYTES)),
                    "Delete what is not needed (mvn clean frees earlier runs), or move the checkout.");
        }
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
