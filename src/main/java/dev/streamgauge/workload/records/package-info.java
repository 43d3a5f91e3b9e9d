/**
 * Streams of records that have a result each: when they are due, where malformed ones stand among them, and where each is sent.
 * What a record tells is the affair of the workload that sends it.
 */
@NullMarked
package dev.streamgauge.workload.records;

import org.jspecify.annotations.NullMarked;
