package dev.streamgauge.bench.rig;

import java.nio.file.Path;

/**
 * What a benchmark is given.
 *
 * @param directory folder of its own for data and logs
 * @param progress where it tells how it goes on
 * @param seed decides on streams and orders
 */
public record Rig(Path directory, Progress progress, long seed) {}
