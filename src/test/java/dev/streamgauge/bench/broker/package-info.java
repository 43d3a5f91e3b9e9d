/** Our load beside the command that comes with Kafka, into a broker. */
@NullMarked
package dev.streamgauge.bench.broker;

import org.jspecify.annotations.NullMarked;
