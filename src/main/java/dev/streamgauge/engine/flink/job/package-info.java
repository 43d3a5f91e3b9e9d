/** The jobs that run on Flink, in Flink's own JVM: they know the JDK and Flink, and nothing of Streamgauge. */
@NullMarked
package dev.streamgauge.engine.flink.job;

import org.jspecify.annotations.NullMarked;
