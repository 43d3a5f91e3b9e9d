/** Life cycle of Spark drivers. */
@NullMarked
package dev.streamgauge.testbed.spark;

import org.jspecify.annotations.NullMarked;
