package dev.streamgauge.workload.regression;

import dev.streamgauge.experiment.Pipeline.Model;
import dev.streamgauge.workload.arrivals.SeededRandom;
import dev.streamgauge.workload.records.MalformedPlaces;
import dev.streamgauge.workload.records.RecordContent;
import dev.streamgauge.workload.records.RecordText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of every position of a stream, in any order: a pure function of the position and what the records are made from.
 * For one thread; a value is valid until the next one is asked for.
 */
final class RegressionRecords implements RecordContent {

    /** The record with which seed 002 tries out its jobs; a model with weights of its own has no use for three features. */
    private static final byte[] SMOKE_RECORD = RecordText.bytes("1.0,2.0,3.0;2.0");

    private static final double[] SMOKE_FEATURES = {1, 2, 3};

    /** One malformed record in a hundred is too long: one that comes when every other kind has had its turn. */
    private static final int TOO_LONG_EVERY = 100;

    private static final int FIRST_TOO_LONG = 12;

    private final boolean smoke;
    private final MalformedPlaces places;
    private final List<Malformed> kinds;
    private final LabelledVectors vectors;
    private final RecordWriter writer;

    /**
     * @param model by which a job predicts: decides what is malformed, and whether the first record is the smoke record
     * @param features how many features a record has
     * @param places where malformed records stand
     * @param seed the trial's seed
     */
    RegressionRecords(Model model, int features, MalformedPlaces places, long seed) {
        this.smoke = model == Model.FIXED;
        this.places = places;
        this.kinds = Malformed.inTurn(model == Model.TRAINED && features > 1);
        this.vectors = new LabelledVectors(
                features, SeededRandom.stream(seed, "vectors").nextLong());
        this.writer = new RecordWriter(features);
    }

    @Override
    public boolean isMalformed(long position) {
        return flaw(position) != null;
    }

    /** What is wrong with the record at a position; null if nothing is. */
    @Nullable
    Malformed flaw(long position) {
        long turn = places.turnAt(position);
        if (turn == MalformedPlaces.NONE) {
            return null;
        }
        return turn % TOO_LONG_EVERY == FIRST_TOO_LONG ? Malformed.TOO_LONG : kinds.get((int) (turn % kinds.size()));
    }

    /** The clock does not enter: a record carries no time in its text. */
    @Override
    public byte @Nullable [] value(long position, long sentEpochNanos) {
        Malformed flaw = flaw(position);
        return flaw == null ? wellFormed(position) : flaw.value(wellFormed(position));
    }

    @Override
    public String canonicalLine(long position) {
        return RecordText.canonicalLine(position, value(position, 0));
    }

    /** The value of the record at a position, if nothing is wrong with it. */
    byte[] wellFormed(long position) {
        if (isSmoke(position)) {
            return SMOKE_RECORD;
        }
        vectors.moveTo(position);
        return writer.write(vectors);
    }

    /** The features of the record at a position, if nothing is wrong with it. */
    double[] features(long position) {
        if (isSmoke(position)) {
            return SMOKE_FEATURES.clone();
        }
        vectors.moveTo(position);
        return vectors.features();
    }

    private boolean isSmoke(long position) {
        return smoke && position == 0;
    }
}
