package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.kafka.Broker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processes of a trial, as they come and go. For any thread. */
final class Involved {

    private final Broker broker;
    private final EngineJob job;
    private final Map<String, Integer> namesakes = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<Manifest.ProcessRecord> all = new ArrayList<>();

    Involved(Broker broker, EngineJob job) {
        this.broker = broker;
        this.job = job;
        look();
    }

    /** Notes processes that have come since the last look. */
    synchronized void look() {
        now().forEach(process -> note(process.name(), pid(process)));
    }

    /** Of several with the same role, which write to the same log, the second is called {@code role-2}. */
    private void note(String role, @Nullable Long pid) {
        if (known.add(role + " " + pid)) {
            int number = namesakes.merge(role, 1, Integer::sum);
            all.add(new Manifest.ProcessRecord(number == 1 ? role : role + "-" + number, pid, role + ".log"));
        }
    }

    private List<ServiceProcess> now() {
        return Stream.concat(broker.processes().stream(), job.processes().stream())
                .toList();
    }

    private static @Nullable Long pid(ServiceProcess process) {
        return process.pid().isPresent() ? process.pid().getAsLong() : null;
    }

    /** The processes that must live while that is down: those of the other service, since one may take others with it. */
    List<ServiceProcess> mustLive(Fault.Target down) {
        return switch (down) {
            case NONE -> now();
            case BROKER -> job.processes();
            case COORDINATOR, WORKER -> broker.processes();
        };
    }

    /** The process ids of the roles as they are filled now, and this JVM's own. */
    Map<String, Long> pids() {
        look();
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put(ResourceRow.HARNESS, ProcessHandle.current().pid());
        now().forEach(process -> process.pid().ifPresent(pid -> pids.put(process.name(), pid)));
        return pids;
    }

    /** Every process that has taken part, in the order in which they came. */
    synchronized List<Manifest.ProcessRecord> all() {
        return List.copyOf(all);
    }
}
