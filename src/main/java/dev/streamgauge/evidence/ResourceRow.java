package dev.streamgauge.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a process, or the whole machine, used in one second: a row of {@code resources.csv}.
 *
 * @param second seconds since the start of the load, from 0
 * @param process name of the process; {@value #MACHINE} for the machine, {@value #HARNESS} for the JVM that measures
 * @param cpuCores processor time used, in cores; of the machine, what was not idle
 * @param residentMiB memory in use
 * @param stolenCores processor time that the hypervisor gave to others, in cores; null but for the machine
 */
public record ResourceRow(
        int second,
        String process,
        double cpuCores,
        double residentMiB,
        @Nullable Double stolenCores) {

    /** Name of the row that stands for the machine. */
    public static final String MACHINE = "machine";

    /** Name of the row that stands for load, probe and test. */
    public static final String HARNESS = "harness";
}
