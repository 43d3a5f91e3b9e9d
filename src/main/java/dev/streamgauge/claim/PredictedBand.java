package dev.streamgauge.claim;

/**
 * What the latency model predicts for the overhead of a trial's windows.
 *
 * @param lowMs lower end, in milliseconds
 * @param highMs upper end, in milliseconds
 * @param formula how the ends follow from the settings, for a reader
 */
public record PredictedBand(double lowMs, double highMs, String formula) {}
