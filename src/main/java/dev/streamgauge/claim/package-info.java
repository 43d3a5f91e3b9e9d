/** Judges evidence: statistics, predicted bands, bounds. Reads what a trial left behind, never a running system. */
@NullMarked
package dev.streamgauge.claim;

import org.jspecify.annotations.NullMarked;
