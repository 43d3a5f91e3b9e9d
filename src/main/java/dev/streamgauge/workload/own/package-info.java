/** What jobs are sent that are not Streamgauge's, and what is known of what they must make of it. */
@NullMarked
package dev.streamgauge.workload.own;

import org.jspecify.annotations.NullMarked;
