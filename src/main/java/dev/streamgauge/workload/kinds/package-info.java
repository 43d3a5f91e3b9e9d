/** Which workload an experiment asks for. */
@NullMarked
package dev.streamgauge.workload.kinds;

import org.jspecify.annotations.NullMarked;
