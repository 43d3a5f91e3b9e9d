package dev.streamgauge.workload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must come out where every record has a result of its own, or is set aside as malformed with a reason. Answers for any
 * position of the stream at any time, in any order.
 */
public interface RecordOracle {

    /** What {@link #computedNanos} says of a value that carries no time. */
    long UNKNOWN = -1;

    /** The reason for which the record at that position must be set aside; null if it must have a result. */
    @Nullable
    String malformed(long index);

    /** When the engine computed a result, epoch; {@link #UNKNOWN} if the value does not say. Cheap: asked while results come. */
    long computedNanos(byte[] value);

    /** Whether a result must say when it was computed; of a job that does not know Streamgauge none does. */
    default boolean tellsWhenComputed() {
        return true;
    }

    /**
     * When the engine took the record up, epoch; {@link #UNKNOWN} if the value does not say. Cheap: asked while results come.
     */
    default long takenNanos(byte[] value) {
        return UNKNOWN;
    }

    /** What the engine took up together with the record, by number; {@link #UNKNOWN} if the value does not say. Cheap, too. */
    default long batch(byte[] value) {
        return UNKNOWN;
    }

    /**
     * Whether a result is right for the record at that position: it repeats the record, and its figure is within the oracle's
     * tolerance.
     */
    boolean admits(long index, byte[] value);

    /** Whether a result can be judged only beside its event as the input topic holds it: then {@link #fault} is asked. */
    default boolean looksAtEvents() {
        return false;
    }

    /** What is wrong with a result beside its event; null if nothing is. */
    default @Nullable String fault(long index, byte[] event, byte[] value) {
        return admits(index, value) ? null : "it is not what was expected";
    }

    /**
     * The result without its time, and without what may differ in a figure's last digits: equal on every engine for the same
     * record. Null if nobody knows what of a result is its time.
     */
    @Nullable
    String canonicalResult(long index, byte[] value);

    /** What a job must be told of how results are computed, as flat properties. */
    Map<String, String> jobParameters();

    /** Figures of the model by name, such as its weights and how well it fits, for the evidence. */
    Map<String, Double> model();
}
