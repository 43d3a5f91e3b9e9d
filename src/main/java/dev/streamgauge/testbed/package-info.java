/** The places where Kafka and the engines run, and the life cycles of their services. Knows no job. */
@NullMarked
package dev.streamgauge.testbed;

import org.jspecify.annotations.NullMarked;
