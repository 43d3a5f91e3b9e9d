/** How fast the SQL baseline brings events into its table, beside what the same rows take by COPY alone. */
@NullMarked
package dev.streamgauge.bench.ingest;

import org.jspecify.annotations.NullMarked;
