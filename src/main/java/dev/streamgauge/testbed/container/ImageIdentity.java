package dev.streamgauge.testbed.container;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Which image it is.
 *
 * @param name the name under which it is looked for
 * @param id its id; null if it is not on this machine
 * @param substituteFor the official image in whose place it stands, as its own label says; null if it says nothing of the kind
 */
record ImageIdentity(
        String name, @Nullable String id, @Nullable String substituteFor) {

    private static final String SUBSTITUTE = "dev.streamgauge.substitute-for";

    /** Looks it up; nothing is fetched. */
    static ImageIdentity of(String asked) {
        String name = ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(asked))
                .asCanonicalNameString();
        try {
            InspectImageResponse image = DockerClientFactory.instance()
                    .client()
                    .inspectImageCmd(name)
                    .exec();
            return new ImageIdentity(name, image.getId(), label(image.getConfig()));
        } catch (RuntimeException unknown) {
            // The image is not here, or no engine answers, which whoever starts a container says.
            return new ImageIdentity(name, null, null);
        }
    }

    private static @Nullable String label(@Nullable ContainerConfig config) {
        Map<String, String> labels = config == null ? null : config.getLabels();
        return labels == null ? null : labels.get(SUBSTITUTE);
    }

    @Override
    public String toString() {
        String identified = id == null ? name : "%s (%s)".formatted(name, id);
        return substituteFor == null ? identified : "%s, a substitute for %s".formatted(identified, substituteFor);
    }
}
