/**
 * Child processes on this machine: launched with a class path and folder of their own, watched, awaited, killed, and gone
 * when the parent is gone.
 */
@NullMarked
package dev.streamgauge.process;

import org.jspecify.annotations.NullMarked;
