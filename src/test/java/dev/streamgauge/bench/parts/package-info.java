/** The parts that handle every event or result, on one thread, by JMH. */
@NullMarked
package dev.streamgauge.bench.parts;

import org.jspecify.annotations.NullMarked;
