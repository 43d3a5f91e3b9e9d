/**
 * The records of the inference experiment (seed 002): features with a label, how they are sent, and what a linear model must
 * predict for them.
 */
@NullMarked
package dev.streamgauge.workload.regression;

import org.jspecify.annotations.NullMarked;
