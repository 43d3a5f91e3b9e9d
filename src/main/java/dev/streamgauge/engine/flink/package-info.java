/** Flink as an engine under test. */
@NullMarked
package dev.streamgauge.engine.flink;

import org.jspecify.annotations.NullMarked;
