/**
 * The live view: a page on the loopback interface that shows the trial that runs, and the same figures for Prometheus. Off unless
 * asked for.
 */
@NullMarked
package dev.streamgauge.live;

import org.jspecify.annotations.NullMarked;
