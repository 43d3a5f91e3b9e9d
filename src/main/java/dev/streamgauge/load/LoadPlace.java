package dev.streamgauge.load;

import java.util.Map;

/** Where events are sent from. */
public interface LoadPlace {

    /** The setting that tells what sends the events, where it is not {@link #HERE}. */
    String GENERATOR = "generator";

    /** This JVM. */
    LoadPlace HERE = LocalGenerator::connect;

    /** Connects what sends the events of a trial. */
    LoadGenerator connect(LoadRequest request);

    /** {@link #GENERATOR} with what it is, for the manifest; nothing where it is this JVM. */
    default Map<String, String> settings() {
        return Map.of();
    }
}
