/**
 * What is sent and what must come out: seeded event streams and their oracles. Pure: no I/O, no clock, no thread.
 */
@NullMarked
package dev.streamgauge.workload;

import org.jspecify.annotations.NullMarked;
