/** How fast engines infer from a topic that was filled before, beside a copy of it without any engine. */
@NullMarked
package dev.streamgauge.bench.regression;

import org.jspecify.annotations.NullMarked;
