package dev.streamgauge.testbed.kafka;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.ArrayList;
import java.util.List;

/** Docker publishes ports on every address of the machine unless told otherwise. */
final class LoopbackPorts {

    private LoopbackPorts() {}

    static void only(CreateContainerCmd command) {
        HostConfig hostConfig = command.getHostConfig();
        ExposedPort[] exposed = command.getExposedPorts();
        if (hostConfig == null || exposed == null) {
            return;
        }
        List<PortBinding> bindings = new ArrayList<>();
        for (ExposedPort port : exposed) {
            bindings.add(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), port));
        }
        hostConfig.withPortBindings(bindings);
    }
}
