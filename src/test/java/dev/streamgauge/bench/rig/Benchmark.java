package dev.streamgauge.bench.rig;

import dev.streamgauge.bench.outcome.Measured;
import java.time.Duration;

/** Something that measures the instrument. */
public interface Benchmark {

    /** Its name on the command line, and its file's. */
    String name();

    /** In how many steps it tells how it goes on. */
    int steps();

    /** How long it takes, about. */
    Duration expected();

    /** Runs it; notes what it measured as it goes on. */
    void run(Rig rig, Measured measured);
}
