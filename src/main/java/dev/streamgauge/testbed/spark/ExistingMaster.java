package dev.streamgauge.testbed.spark;

import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Master of a standalone Spark cluster that runs already. It is not started, stopped or struck. */
public final class ExistingMaster {

    private static final int CONNECTED_WITHIN_MS = 6_000;

    private ExistingMaster() {}

    /**
     * Where a driver on this machine has its tasks run on that cluster: in one executor.
     *
     * @param master address, {@code spark://host:port}
     * @param jar what the executor needs that Spark does not have; the driver sees its classes before this JVM's
     * @param taskSlots how many tasks it runs at a time
     * @throws MissingAbilityException if no Master answers there within a few seconds, naming it
     */
    public static TaskPlace tasks(URI master, Path jar, int taskSlots) {
        TaskPlace place = TaskPlace.executor(master.toString(), addressTowards(master), taskSlots);
        Map<String, String> settings = new HashMap<>(place.settings());
        settings.put(TaskPlace.SHIPPED, jar.toUri().toString());
        return new TaskPlace(place.driverHeap(), place.driverAddress(), settings, List.of(jar));
    }

    /** The address of this machine from which the Master is reached: executors find the driver there. */
    private static String addressTowards(URI master) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(master.getHost(), master.getPort()), CONNECTED_WITHIN_MS);
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException silent) {
            throw new MissingAbilityException(
                    "No Spark Master answers at -Dspark.master=%s (%s).".formatted(master, silent.getMessage()),
                    "Name the address of one that this machine can reach, as its log has it: spark://host:7077.");
        }
    }
}
