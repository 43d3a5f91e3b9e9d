/** The load as a job: the tasks of a Flink cluster keep the schedule and send the events. */
@NullMarked
package dev.streamgauge.engine.flink.load;

import org.jspecify.annotations.NullMarked;
