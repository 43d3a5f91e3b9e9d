package dev.streamgauge.experiment;

import java.util.Map;

/**
 * One combination of levels, with every setting resolved: all that a trial needs to know.
 *
 * @param levels the level of each factor as the file writes it, in the file's order
 * @param engine the engine under test
 * @param load what is sent, and how
 * @param pipeline the logical job
 * @param timing how long each phase takes
 */
public record Configuration(Map<String, String> levels, String engine, Load load, Pipeline pipeline, Timing timing) {}
