/** Services in containers of a Docker engine on this machine. */
@NullMarked
package dev.streamgauge.testbed.container;

import org.jspecify.annotations.NullMarked;
