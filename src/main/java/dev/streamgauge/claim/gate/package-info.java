/** Holds a run against a baseline: better, worse, or not decided; with how many trials, and on what footing. */
@NullMarked
package dev.streamgauge.claim.gate;

import org.jspecify.annotations.NullMarked;
