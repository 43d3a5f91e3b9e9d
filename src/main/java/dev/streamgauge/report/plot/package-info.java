/** Draws figures: axes, curves, boxes and legends in one style. Knows XChart and nothing of experiments. */
@NullMarked
package dev.streamgauge.report.plot;

import org.jspecify.annotations.NullMarked;
