/** Life cycle of the Kafka broker of a testbed, and its topics. */
@NullMarked
package dev.streamgauge.testbed.kafka;

import org.jspecify.annotations.NullMarked;
