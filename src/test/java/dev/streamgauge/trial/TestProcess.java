package dev.streamgauge.trial;

import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A process that there is not: it lives until the test ends it. */
class TestProcess implements ServiceProcess {

    private final String name;
    private final OptionalLong pid;
    private volatile boolean alive = true;

    TestProcess(String name, long pid) {
        this(name, OptionalLong.of(pid));
    }

    TestProcess(String name, OptionalLong pid) {
        this.name = name;
        this.pid = pid;
    }

    void end() {
        alive = false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong pid() {
        return pid;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public Path log() {
        return Path.of("no.log");
    }

    @Override
    public String fate() {
        return name + (alive ? " is running" : " ended with status 137");
    }
}
