/** The ad events of the click-through experiment (seeds 000 and 001): what they are, how they are sent, what must come out. */
@NullMarked
package dev.streamgauge.workload.ctr;

import org.jspecify.annotations.NullMarked;
