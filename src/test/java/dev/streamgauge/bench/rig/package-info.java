/** What every benchmark needs: a broker, child JVMs, sizes, progress on the console. */
@NullMarked
package dev.streamgauge.bench.rig;

import org.jspecify.annotations.NullMarked;
