/** The SQL baseline's job: runs in a JVM of its own, knows the JDK, Kafka's client, a JSON reader and Postgres. */
@NullMarked
package dev.streamgauge.engine.postgres.job;

import org.jspecify.annotations.NullMarked;
