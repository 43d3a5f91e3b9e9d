package dev.streamgauge.trial;

import java.nio.file.Path;
import java.util.Map;

/**
 * What all trials of a run share.
 *
 * @param output root of all evidence
 * @param scale name of the scale
 * @param testbed name of the testbed
 * @param environment facts about the machine
 */
public record RunContext(Path output, String scale, String testbed, Map<String, String> environment) {}
