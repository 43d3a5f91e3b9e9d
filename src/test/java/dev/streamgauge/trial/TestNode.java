package dev.streamgauge.trial;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.kafka.Broker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node of which only the words are there: it takes a while to work again, and tells what was done to it. */
final class TestNode implements Node, Broker {

    private final String name;
    private final SwiftPace pace;
    private final long startMillis;
    private final List<String> deeds = new ArrayList<>();
    private long takesMillis;
    private long readyAtMillis;
    private volatile TestProcess process;
    private boolean struckable = true;

    TestNode(String name, long pid, SwiftPace pace) {
        this.name = name;
        this.pace = pace;
        this.startMillis = pace.epochMillis();
        this.process = new TestProcess(name, pid);
    }

    /** From its restart until it works again. */
    TestNode taking(long millis) {
        takesMillis = millis;
        return this;
    }

    /** Its process is in a place of its own. */
    TestNode enclosed() {
        process = new TestEnclosed(name, process.pid(), pace);
        return this;
    }

    TestNode notToBeStruck() {
        struckable = false;
        return this;
    }

    /** What was done to it, and when. */
    synchronized List<String> deeds() {
        return List.copyOf(deeds);
    }

    private synchronized void note(String deed) {
        deeds.add(deed + " at " + (pace.epochMillis() - startMillis));
    }

    @Override
    public ServiceProcess process() {
        return process;
    }

    @Override
    public int kill() {
        process.end();
        readyAtMillis = Long.MAX_VALUE;
        note("killed");
        return 137;
    }

    @Override
    public void restart() {
        process = new TestProcess(name, process.pid().orElseThrow() + 1);
        readyAtMillis = pace.epochMillis() + takesMillis;
        note("started");
    }

    @Override
    public void goesOn() {
        readyAtMillis = pace.epochMillis() + takesMillis;
    }

    @Override
    public boolean ready() {
        return pace.epochMillis() >= readyAtMillis;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:1";
    }

    @Override
    public String version() {
        return "none";
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of(process);
    }

    @Override
    public Optional<Node> node() {
        return struckable ? Optional.of(this) : Optional.empty();
    }

    @Override
    public void close() {}
}
