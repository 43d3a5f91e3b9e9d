/** How late events are sent beside a busy engine, by how a load waits. */
@NullMarked
package dev.streamgauge.bench.schedule;

import org.jspecify.annotations.NullMarked;
