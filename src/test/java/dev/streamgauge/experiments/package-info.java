/** The published experiments. */
package dev.streamgauge.experiments;
