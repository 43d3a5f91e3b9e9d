/**
 * Experiments as JUnit tests: annotations, the extension that stands behind them, and assertions. The only room that
 * wires the others together.
 */
@NullMarked
package dev.streamgauge.junit;

import org.jspecify.annotations.NullMarked;
