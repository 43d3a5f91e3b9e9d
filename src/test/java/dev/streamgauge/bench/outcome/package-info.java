/** What a benchmark leaves behind: rounds, medians, ratios with their intervals, targets, as a file and as lines. */
@NullMarked
package dev.streamgauge.bench.outcome;

import org.jspecify.annotations.NullMarked;
