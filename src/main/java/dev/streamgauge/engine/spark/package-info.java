/** Spark as an engine under test. */
@NullMarked
package dev.streamgauge.engine.spark;

import org.jspecify.annotations.NullMarked;
