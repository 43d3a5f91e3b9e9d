package dev.streamgauge.load;

import java.util.Map;

/** Where events are sent from. */
public interface LoadPlace {

    /** This JVM. */
    LoadPlace HERE = LocalGenerator::connect;

    /** Connects what sends the events of a trial. */
    LoadGenerator connect(LoadRequest request);

    /** What sets this place apart from {@link #HERE}, by name, for the manifest. */
    default Map<String, String> settings() {
        return Map.of();
    }
}
