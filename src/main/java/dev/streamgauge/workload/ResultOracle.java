package dev.streamgauge.workload;

import java.util.Optional;

/**
 * Says whether a result of a job of your own is right. An experiment file names the class that implements this, under
 * {@code pipeline.own.oracle}; it needs a constructor without parameters, and is asked when the trial is over, by one thread, once
 * for each result that came out.
 *
 * <p>It must not use the job's own code: what both get wrong nobody would see.
 */
@FunctionalInterface
public interface ResultOracle {

    /**
     * What is wrong with a result.
     *
     * @param event value of the event, as the input topic holds it
     * @param result value of the result that names the event, as the output topic holds it; empty for a tombstone
     * @return what is wrong, in a few words for a reader; empty if the result is right
     */
    Optional<String> fault(byte[] event, byte[] result);
}
