/** Whether memory stays as it is over a long run. */
@NullMarked
package dev.streamgauge.bench.soak;

import org.jspecify.annotations.NullMarked;
