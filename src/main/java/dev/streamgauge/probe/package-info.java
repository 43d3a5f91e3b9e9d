/** What comes out: results with the instant they were seen, and the input topic read back. */
@NullMarked
package dev.streamgauge.probe;

import org.jspecify.annotations.NullMarked;
