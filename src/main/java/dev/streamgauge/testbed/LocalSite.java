package dev.streamgauge.testbed;

import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.OwnProcess;
import java.net.URI;

/** Child processes, which see the class path of this JVM. */
final class LocalSite implements Site {

    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public OwnProcess start(Jvm jvm) {
        return ChildProcess.start(jvm.name(), jvm.role(), jvm.directory(), jvm.log(), jvm.environment(), jvm.command());
    }

    @Override
    public String host(String name) {
        return LOOPBACK;
    }

    @Override
    public URI fromHere(URI address) {
        return address;
    }

    @Override
    public boolean sharesProcessIds() {
        return true;
    }

    @Override
    public Recipe recipe(JvmRole role) {
        return new Recipe(ChildProcess.JAVA, role.classPath(), ChildProcess.LOGGING, ChildProcess.WRAPPER);
    }

    @Override
    public String describe(String role, String version) {
        return version;
    }

    @Override
    public void close() {
        // Each process is its starter's to end.
    }
}
