package dev.streamgauge.junit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where trials of one build are run.
 *
 * @param engines those that run its jobs
 * @param evidence root of its trials' evidence: where it is written, or, in the recorded testbed, where it is
 * @param commit its commit; null if it is not known
 */
record Side(Engines engines, Path evidence, @Nullable String commit) {}
