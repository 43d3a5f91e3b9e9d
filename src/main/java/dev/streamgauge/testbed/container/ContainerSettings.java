package dev.streamgauge.testbed.container;

import org.jspecify.annotations.Nullable;

/**
 * What the containers of a service are like.
 *
 * @param image the official image, or a substitute that has the same jars in the same place
 * @param cpus processors that each of them may use, such as 1.5; null for as many as there are
 * @param memoryBytes memory that each of them may use; null for as much as there is
 */
public record ContainerSettings(
        String image, @Nullable Double cpus, @Nullable Long memoryBytes) {}
