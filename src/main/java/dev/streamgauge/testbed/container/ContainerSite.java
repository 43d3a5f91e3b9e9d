package dev.streamgauge.testbed.container;

import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.OwnProcess;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * Containers, each with one JVM, in a network of their own. A JVM is started as it is without a container, but for its class
 * path, which is the image's: so no image's own scripts and defaults come between two testbeds that are compared.
 *
 * <p>A container sees one folder of this machine, under the same path: what its JVM reads and writes outlives it there. It runs as
 * the user that this JVM runs as. Its ports are published on the loopback interface, under the same numbers.
 */
public final class ContainerSite implements Site {

    /** Where the official images have their jars, by the role that they are made for. */
    private static final Map<String, String> JARS =
            Map.of("kafka", "/opt/kafka/libs/*", "flink", "/opt/flink/lib/*", "spark", "/opt/spark/jars/*");

    private static final String LOGGING = "child-log4j2.xml";

    /** The same for an image whose jars have the first Log4j, as Kafka's have. */
    private static final String FIRST_LOGGING = "child-log4j.properties";

    private final Path folder;
    private final Map<String, ContainerSettings> settings;
    private final Map<String, ImageIdentity> identities = new ConcurrentHashMap<>();
    private @Nullable Network network;
    private @Nullable ContainerUser user;

    /**
     * Starts nothing.
     *
     * @param folder all that the containers see of this machine; everything that a JVM is started with lies in it
     * @param settings by role: kafka, flink, spark
     */
    public ContainerSite(Path folder, Map<String, ContainerSettings> settings) {
        this.folder = folder.toAbsolutePath();
        this.settings = Map.copyOf(settings);
    }

    @Override
    public synchronized OwnProcess start(Jvm jvm) {
        if (network == null) {
            requireDocker();
            prepareFolder();
            user = ContainerUser.ofThisJvm(folder);
            network = Network.newNetwork();
        }
        return ContainerProcess.start(
                new ContainerProcess.Order(
                        jvm, settings(jvm.role()), command(jvm), folder, Objects.requireNonNull(user, "the user")),
                network);
    }

    /** The shell becomes the JVM, and its words go where those of a child process would. */
    private String command(Jvm jvm) {
        Recipe recipe = recipe(jvm.role());
        String java = Stream.of(
                        Stream.of(recipe.java()),
                        jvm.role().jvmFlags().stream(),
                        Stream.of(
                                "-Djava.io.tmpdir="
                                        + jvm.directory().toAbsolutePath().resolve("tmp"),
                                "-Dlog4j2.configurationFile=" + recipe.logging(),
                                "-Dlog4j.configuration="
                                        + folder.resolve(FIRST_LOGGING).toUri(),
                                "-XX:-UsePerfData",
                                "-cp",
                                recipe.classPath()),
                        jvm.command().stream())
                .flatMap(words -> words)
                .map(ContainerSite::quoted)
                .collect(Collectors.joining(" "));
        return "exec >>%s 2>&1; exec %s"
                .formatted(quoted(jvm.log().toAbsolutePath().toString()), java);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private ContainerSettings settings(JvmRole role) {
        return Objects.requireNonNull(settings.get(role.name()), role.name());
    }

    private static void requireDocker() {
        try {
            DockerClientFactory.instance().client();
        } catch (RuntimeException none) {
            throw new MissingAbilityException(
                    "-Dtestbed=containers needs a Docker engine, and none answers (%s)."
                            .formatted(ExceptionUtils.getRootCauseMessage(none)),
                    "Start Docker, or point DOCKER_HOST at an engine, or leave -Dtestbed away: the embedded testbed needs none.");
        }
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        if (!host.equals("localhost") && !host.equals("127.0.0.1")) {
            throw new MissingAbilityException(
                    "-Dtestbed=containers shares a folder with its containers, and the Docker engine is on %s."
                            .formatted(host),
                    "Point DOCKER_HOST at an engine on this machine (and set TESTCONTAINERS_HOST_OVERRIDE=localhost where it is one), or give services there to -Dtestbed=existing.");
        }
    }

    private void prepareFolder() {
        try {
            Files.createDirectories(folder);
            for (String configuration : List.of(LOGGING, FIRST_LOGGING)) {
                try (InputStream logging =
                        Objects.requireNonNull(OwnProcess.class.getResourceAsStream(configuration), configuration)) {
                    Files.copy(logging, folder.resolve(configuration), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    @Override
    public String host(String name) {
        return name;
    }

    @Override
    public URI fromHere(URI address) {
        return URI.create("%s://127.0.0.1:%d".formatted(address.getScheme(), address.getPort()));
    }

    @Override
    public boolean sharesProcessIds() {
        return false;
    }

    @Override
    public Recipe recipe(JvmRole role) {
        String classPath = Stream.concat(
                        role.first().stream().map(path -> path.toAbsolutePath().toString()),
                        Stream.of(Objects.requireNonNull(JARS.get(role.name()), role.name())))
                .collect(Collectors.joining(":"));
        return new Recipe("java", classPath, folder.resolve(LOGGING).toString(), "");
    }

    /** The image's name as it was found, which is not the official one if it is a substitute, and its id. */
    @Override
    public String describe(String role, String version) {
        ImageIdentity identity = identities.get(role);
        if (identity == null || identity.id() == null) {
            identity = ImageIdentity.of(
                    Objects.requireNonNull(settings.get(role), role).image());
            identities.put(role, identity);
        }
        return "%s, in %s".formatted(version, identity);
    }

    /** Removes the network. */
    @Override
    public synchronized void close() {
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
