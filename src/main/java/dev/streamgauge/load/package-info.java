/** Producers that keep a schedule, and account for every send. */
@NullMarked
package dev.streamgauge.load;

import org.jspecify.annotations.NullMarked;
