/** What the probe costs the pipeline that it watches. */
@NullMarked
package dev.streamgauge.bench.probe;

import org.jspecify.annotations.NullMarked;
