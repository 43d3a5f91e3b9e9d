package dev.streamgauge.junit;

import dev.streamgauge.testbed.Place;

/**
 * Where the trials of this run take place.
 *
 * @param place the kind of place
 * @param bootstrapServers the broker's address, {@code host:port}; empty in the recorded testbed
 */
public record Testbed(Place place, String bootstrapServers) {}
