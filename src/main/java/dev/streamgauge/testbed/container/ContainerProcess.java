package dev.streamgauge.testbed.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.streamgauge.process.Detachable;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.Suspension;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container with one process in it. Docker is asked at most once a second whether it still runs. */
final class ContainerProcess implements OwnProcess, Detachable {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration ALIVE_FOR = Duration.ofSeconds(1);

    private final String name;
    private final Path log;
    private final GenericContainer<?> container;
    private final Network network;
    private volatile boolean running = true;
    private volatile long askedNanos = System.nanoTime();
    private volatile OptionalLong pid = OptionalLong.empty();

    private ContainerProcess(String name, Path log, GenericContainer<?> container, Network network) {
        this.name = name;
        this.log = log;
        this.container = container;
        this.network = network;
    }

    /**
     * What to start.
     *
     * @param command a line for a shell
     * @param folder what it sees of this machine, under the same path
     */
    record Order(Site.Jvm jvm, ContainerSettings settings, String command, Path folder, ContainerUser user) {}

    /**
     * Starts it and returns when it runs.
     *
     * @throws NotReadyException if it does not start
     */
    static ContainerProcess start(Order order, Network network) {
        Site.Jvm jvm = order.jvm();
        writeFolders(jvm);
        GenericContainer<?> container = new GenericContainer<>(
                        DockerImageName.parse(order.settings().image()))
                .withNetwork(network)
                .withNetworkAliases(jvm.name())
                .withEnv(jvm.environment())
                .withFileSystemBind(order.folder().toString(), order.folder().toString(), BindMode.READ_WRITE)
                .withFileSystemBind(order.user().passwd().toString(), "/etc/passwd", BindMode.READ_ONLY)
                .withWorkingDirectory(jvm.directory().toAbsolutePath().toString())
                .withCreateContainerCmdModifier(create -> create.withCmd(order.command()))
                .withCreateContainerCmdModifier(create -> configure(create, order))
                .waitingFor(new AbstractWaitStrategy() {
                    @Override
                    protected void waitUntilReady() {
                        // Whoever starts it knows what to wait for.
                    }
                });
        ContainerProcess process = new ContainerProcess(jvm.name(), jvm.log(), container, network);
        try {
            container.start();
        } catch (ContainerLaunchException | ContainerFetchException e) {
            process.note(e);
            container.stop();
            throw new NotReadyException(
                    "The container %s of %s did not start."
                            .formatted(jvm.name(), order.settings().image()),
                    List.<ServiceProcess>of(process));
        }
        process.pid = pid(container.getContainerInfo());
        return process;
    }

    private static void writeFolders(Site.Jvm jvm) {
        try {
            Files.createDirectories(jvm.directory().resolve("tmp"));
            Files.createDirectories(
                    Objects.requireNonNull(jvm.log().toAbsolutePath().getParent(), "the log's folder"));
            if (Files.notExists(jvm.log())) {
                Files.createFile(jvm.log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + jvm.directory(), e);
        }
    }

    private static void configure(CreateContainerCmd create, Order order) {
        create.withUser(order.user().id()).withHostName(order.jvm().name());
        create.withEntrypoint("sh", "-c");
        HostConfig host = Objects.requireNonNull(create.getHostConfig(), "the host's configuration");
        List<ExposedPort> exposed = new ArrayList<>();
        List<PortBinding> bindings = new ArrayList<>();
        for (int port : order.jvm().ports()) {
            exposed.add(ExposedPort.tcp(port));
            bindings.add(new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(port)));
        }
        create.withExposedPorts(exposed);
        host.withPortBindings(bindings);
        Double cpus = order.settings().cpus();
        if (cpus != null) {
            host.withNanoCPUs(Math.round(cpus * 1e9));
        }
        host.withMemory(order.settings().memoryBytes());
    }

    /** On a machine where Docker runs no machine of its own a container's process is one of the machine's. */
    private static OptionalLong pid(InspectContainerResponse info) {
        Long pid = info.getState().getPidLong();
        return pid == null || pid == 0 || Files.notExists(Path.of("/proc", pid.toString()))
                ? OptionalLong.empty()
                : OptionalLong.of(pid);
    }

    /** What went wrong belongs where the process's own words would be. */
    private void note(Exception reason) {
        try {
            Throwable cause = reason;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            Files.writeString(log, cause.getMessage() + System.lineSeparator(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
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
        if (running && pid.isPresent()) {
            running = ProcessHandle.of(pid.getAsLong())
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } else if (running && System.nanoTime() - askedNanos > ALIVE_FOR.toNanos()) {
            running = container.isRunning();
            askedNanos = System.nanoTime();
        }
        return running;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public String fate() {
        return "%s (container of %s) %s"
                .formatted(name, container.getDockerImageName(), alive() ? "is running" : "does not run");
    }

    @Override
    public int kill() {
        String id = container.getContainerId();
        try {
            docker().killContainerCmd(id).withSignal("KILL").exec();
        } catch (DockerException hasEnded) {
            // Its exit status says how.
        }
        try {
            int status = docker().waitContainerCmd(id)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(GRACE.toSeconds(), TimeUnit.SECONDS);
            running = false;
            return status;
        } catch (DockerException e) {
            throw new NotReadyException("exit of " + name, GRACE, List.of(this));
        }
    }

    @Override
    public CompletableFuture<Suspension> detach(Duration length) {
        String id = container.getContainerId();
        Instant from = WallClock.now();
        docker().disconnectFromNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(id)
                .exec();
        return CompletableFuture.supplyAsync(
                () -> {
                    docker().connectToNetworkCmd()
                            .withNetworkId(network.getId())
                            .withContainerId(id)
                            .withContainerNetwork(new ContainerNetwork().withAliases(name))
                            .exec();
                    return new Suspension(from, WallClock.now());
                },
                CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        if (container.getContainerId() == null) {
            return;
        }
        try {
            docker().stopContainerCmd(container.getContainerId())
                    .withTimeout((int) GRACE.toSeconds())
                    .exec();
        } catch (DockerException notRunning) {
            // Then there is only something to remove.
        }
        container.stop();
        running = false;
    }
}
