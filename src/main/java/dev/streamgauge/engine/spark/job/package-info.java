/** The jobs that run on Spark, in Spark's own JVM: they know the JDK and Spark, and nothing of Streamgauge. */
@NullMarked
package dev.streamgauge.engine.spark.job;

import org.jspecify.annotations.NullMarked;
