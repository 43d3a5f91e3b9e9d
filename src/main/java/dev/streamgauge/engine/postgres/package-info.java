/** The SQL baseline: events go into a Postgres table, and windows come out of it. */
@NullMarked
package dev.streamgauge.engine.postgres;

import org.jspecify.annotations.NullMarked;
