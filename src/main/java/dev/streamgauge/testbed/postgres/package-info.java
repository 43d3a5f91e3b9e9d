/** Life cycle of Postgres servers. */
@NullMarked
package dev.streamgauge.testbed.postgres;

import org.jspecify.annotations.NullMarked;
