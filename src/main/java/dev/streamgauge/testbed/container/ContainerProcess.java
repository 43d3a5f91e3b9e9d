package dev.streamgauge.testbed.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.streamgauge.process.Enclosed;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.Suspension;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container with one process in it. Docker is asked at most once a second whether it still runs. */
final class ContainerProcess implements OwnProcess, Enclosed {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration ALIVE_FOR = Duration.ofSeconds(1);

    private final String name;
    private final String image;
    private final Path log;
    private final GenericContainer<?> container;
    private final Network network;
    private volatile boolean running = true;
    private volatile long askedNanos = System.nanoTime();
    private volatile Optional<ProcessHandle> handle = Optional.empty();

    private ContainerProcess(String name, String image, Path log, GenericContainer<?> container, Network network) {
        this.name = name;
        this.image = image;
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
     * @throws MissingAbilityException if its image is not here and cannot be fetched, with the fix
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
        ContainerProcess process =
                new ContainerProcess(jvm.name(), order.settings().image(), jvm.log(), container, network);
        try {
            container.start();
        } catch (ContainerFetchException e) {
            throw new MissingAbilityException(
                    "There is no image %s here, and it cannot be fetched (%s)."
                            .formatted(order.settings().image(), ExceptionUtils.getRootCauseMessage(e)),
                    "Pull it, name another one with -D%s.image=, or build a substitute with images/build."
                            .formatted(jvm.role().name()));
        } catch (ContainerLaunchException e) {
            process.running = false;
            String reason = ExceptionUtils.getRootCauseMessage(e);
            container.stop();
            throw new NotReadyException(
                    "The container %s of %s did not start (%s).".formatted(jvm.name(), process.image, reason),
                    List.<ServiceProcess>of(process));
        }
        process.handle = handle(container.getContainerInfo(), jvm);
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

    /**
     * A container's process is one of this machine's, unless Docker has a machine of its own: then another process may have that
     * number here. So the command must be this one's, which the folder of temporary files tells.
     */
    private static Optional<ProcessHandle> handle(InspectContainerResponse info, Site.Jvm jvm) {
        Long pid = info.getState().getPidLong();
        if (pid == null || pid == 0) {
            return Optional.empty();
        }
        try {
            String command = Files.readString(Path.of("/proc", pid.toString(), "cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains(
                            jvm.directory().toAbsolutePath().resolve("tmp").toString())
                    ? ProcessHandle.of(pid)
                    : Optional.empty();
        } catch (IOException notHere) {
            return Optional.empty();
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
        return handle.map(process -> OptionalLong.of(process.pid())).orElse(OptionalLong.empty());
    }

    @Override
    public boolean alive() {
        if (running && handle.isPresent()) {
            running = handle.get().isAlive();
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
        return "%s (container of %s) %s".formatted(name, image, alive() ? "is running" : "ended" + ending());
    }

    /** With which status, and what it could not write to its log. */
    private String ending() {
        if (container.getContainerId() == null) {
            return "";
        }
        try {
            InspectContainerResponse.ContainerState state =
                    container.getCurrentContainerInfo().getState();
            String words = container.getLogs().strip();
            return " with status %d%s%s"
                    .formatted(
                            state.getExitCodeLong(),
                            Boolean.TRUE.equals(state.getOOMKilled()) ? ", out of memory" : "",
                            words.isEmpty() ? "" : ": " + words);
        } catch (RuntimeException removed) {
            return "";
        }
    }

    @Override
    public int kill() {
        String id = container.getContainerId();
        if (id == null) {
            throw new IllegalStateException("The container %s is removed: there is nothing to kill".formatted(name));
        }
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
        } catch (DockerClientException | DockerException late) {
            NotReadyException notGone = new NotReadyException("exit of " + name, GRACE, List.of(this));
            notGone.addSuppressed(late);
            throw notGone;
        }
    }

    /** Docker's own pause, which holds all of the container's processes. */
    @Override
    public CompletableFuture<Suspension> pause(Duration length) {
        String id = container.getContainerId();
        docker().pauseContainerCmd(id).exec();
        return later(length, () -> docker().unpauseContainerCmd(id).exec());
    }

    /** Who else is in the network finds it by its name again, and it listens where it did: at the address that it had. */
    @Override
    public CompletableFuture<Suspension> disconnect(Duration length) {
        String id = container.getContainerId();
        String address = address();
        docker().disconnectFromNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(id)
                .exec();
        return later(length, () -> {
            docker().connectToNetworkCmd()
                    .withNetworkId(network.getId())
                    .withContainerId(id)
                    .withContainerNetwork(new ContainerNetwork().withAliases(name))
                    .exec();
            String now = address();
            if (!now.equals(address)) {
                throw new IllegalStateException(
                        "%s was at %s and is at %s since it was connected again: it cannot be reached"
                                .formatted(name, address, now));
            }
        });
    }

    private String address() {
        return container.getCurrentContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("no address");
    }

    private static CompletableFuture<Suspension> later(Duration length, Runnable end) {
        Instant from = WallClock.now();
        return CompletableFuture.supplyAsync(
                () -> {
                    Suspension suspension = new Suspension(from, WallClock.now());
                    end.run();
                    return suspension;
                },
                CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        String id = container.getContainerId();
        if (id == null) {
            return;
        }
        try {
            docker().stopContainerCmd(id).withTimeout((int) GRACE.toSeconds()).exec();
        } catch (DockerException notRunning) {
            // Then there is only something to remove.
        } finally {
            container.stop();
            running = false;
        }
    }
}
