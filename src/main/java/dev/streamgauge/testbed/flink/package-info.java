/** Life cycle of Flink clusters. */
@NullMarked
package dev.streamgauge.testbed.flink;

import org.jspecify.annotations.NullMarked;
