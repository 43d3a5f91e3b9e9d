package dev.streamgauge.junit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where trials of one build, or in one testbed, are run.
 *
 * @param engines those that run its jobs
 * @param services what they share
 * @param evidence root of its trials' evidence: where it is written, or, in the recorded testbed, where it is
 * @param commit its commit; null if it is not known
 */
record Side(
        Engines engines,
        Services services,
        Path evidence,
        @Nullable String commit) {}
