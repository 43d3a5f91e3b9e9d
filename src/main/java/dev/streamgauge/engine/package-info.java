/** Submit a pipeline to an engine, observe it, stop it. */
@NullMarked
package dev.streamgauge.engine;

import org.jspecify.annotations.NullMarked;
