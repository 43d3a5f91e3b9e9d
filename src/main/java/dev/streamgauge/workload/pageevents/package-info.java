/** The page events of the load experiments (seed 003), how they are sent, and what a job that passes each on must make of them. */
@NullMarked
package dev.streamgauge.workload.pageevents;

import org.jspecify.annotations.NullMarked;
