package dev.streamgauge.junit;

import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Place;
import java.util.List;

/**
 * Where the trials of this run take place.
 *
 * @param place the kind of place
 * @param bootstrapServers the broker's address, {@code host:port}; empty in the recorded testbed
 * @param brokerProcesses the broker's processes, as far as they are known here
 */
public record Testbed(Place place, String bootstrapServers, List<ServiceProcess> brokerProcesses) {

    public Testbed {
        brokerProcesses = List.copyOf(brokerProcesses);
    }
}
