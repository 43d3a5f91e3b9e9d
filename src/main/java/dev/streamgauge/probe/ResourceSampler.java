package dev.streamgauge.probe;

import dev.streamgauge.evidence.ResourceRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** What processes and the machine used of processor and memory from one sample to the next. For one thread. */
public final class ResourceSampler {

    private static final double MIB = 1 << 20;

    private final Supplier<Map<String, Long>> pids;
    private final OperatingSystem system;
    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final Map<String, Reading> last = new LinkedHashMap<>();
    private long[] lastTicks;

    /** Processor time that a process had used at some moment. */
    private record Reading(long pid, long atNanos, long cpuMillis) {

        boolean follows(Reading before) {
            return pid == before.pid && atNanos > before.atNanos;
        }
    }

    /**
     * A sampler; the first sample tells what is used from now on.
     *
     * @param pids processes by name, asked each time; one that ends has no rows until another takes its name
     */
    public ResourceSampler(Supplier<Map<String, Long>> pids) {
        SystemInfo info = new SystemInfo();
        this.pids = pids;
        this.system = info.getOperatingSystem();
        this.processor = info.getHardware().getProcessor();
        this.memory = info.getHardware().getMemory();
        this.lastTicks = processor.getSystemCpuLoadTicks();
        pids.get().forEach((name, pid) -> read(name, system.getProcess(Math.toIntExact(pid))));
    }

    /** A row for each process that lives and was there the last time, and one for the machine. */
    public List<ResourceRow> sample(int second) {
        List<ResourceRow> rows = new ArrayList<>();
        pids.get().forEach((name, pid) -> {
            OSProcess process = system.getProcess(Math.toIntExact(pid));
            Reading before = last.get(name);
            Reading now = read(name, process);
            if (process != null && before != null && now != null && now.follows(before)) {
                double cores = (now.cpuMillis() - before.cpuMillis()) * 1e6 / (now.atNanos() - before.atNanos());
                rows.add(new ResourceRow(second, name, cores, process.getResidentSetSize() / MIB, null));
            }
        });
        rows.add(machine(second));
        return rows;
    }

    private @Nullable Reading read(String name, @Nullable OSProcess process) {
        if (process == null) {
            last.remove(name);
            return null;
        }
        Reading now =
                new Reading(process.getProcessID(), System.nanoTime(), process.getKernelTime() + process.getUserTime());
        last.put(name, now);
        return now;
    }

    private ResourceRow machine(int second) {
        long[] ticks = processor.getSystemCpuLoadTicks();
        long total = 0;
        for (TickType type : TickType.values()) {
            total += passed(ticks, type);
        }
        double coresPerTick = total == 0 ? 0 : (double) processor.getLogicalProcessorCount() / total;
        long idle = passed(ticks, TickType.IDLE) + passed(ticks, TickType.IOWAIT);
        long stolen = passed(ticks, TickType.STEAL);
        lastTicks = ticks;
        return new ResourceRow(
                second,
                ResourceRow.MACHINE,
                (total - idle - stolen) * coresPerTick,
                (memory.getTotal() - memory.getAvailable()) / MIB,
                stolen * coresPerTick);
    }

    private long passed(long[] ticks, TickType type) {
        return ticks[type.getIndex()] - lastTicks[type.getIndex()];
    }
}
