/**
 * When events are due: seeded arrival processes, the states they pass through, and what theory says of their counts and
 * gaps.
 */
@NullMarked
package dev.streamgauge.workload.arrivals;

import org.jspecify.annotations.NullMarked;
