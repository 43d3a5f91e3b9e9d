/** How often the gate is wrong, and what it finds, on histories that are made up. */
@NullMarked
package dev.streamgauge.bench.gate;

import org.jspecify.annotations.NullMarked;
