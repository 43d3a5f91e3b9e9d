/**
 * The vocabulary of an experiment: what its YAML file says, as immutable records. Pure data; the only input is the file.
 */
@NullMarked
package dev.streamgauge.experiment;

import org.jspecify.annotations.NullMarked;
