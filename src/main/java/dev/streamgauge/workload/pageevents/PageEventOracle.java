package dev.streamgauge.workload.pageevents;

import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.records.RecordText;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.jspecify.annotations.Nullable;

/**
 * What must come out for each page event: {@code event_id,user_id,event_type,value,batch_id,taken_ns,computed_ns}. Shares nothing
 * with the jobs; any thread may ask.
 */
final class PageEventOracle implements RecordOracle {

    /** How far a value may be from the event's: what reading and writing decimals can cost, and much more. */
    private static final double TOLERANCE = 1e-9;

    private static final byte SEPARATOR = ',';
    private static final int FIELDS = 7;

    /** Fields by their place from the end, which is where a job's own stand. */
    private static final int COMPUTED = 0;

    private static final int TAKEN = 1;
    private static final int BATCH = 2;
    private static final int OWN_FIELDS = 3;

    private final PageEvents events;
    private final PageEventRecords records;

    /** @param records what stands at each position; of these the oracle asks only what is malformed */
    PageEventOracle(PageEvents events, PageEventRecords records) {
        this.events = events;
        this.records = records;
    }

    @Override
    public @Nullable String malformed(long index) {
        Malformed flaw = records.flaw(index);
        return flaw == null ? null : flaw.reason();
    }

    @Override
    public long computedNanos(byte[] value) {
        return numberFromTheEnd(value, COMPUTED);
    }

    @Override
    public long takenNanos(byte[] value) {
        return numberFromTheEnd(value, TAKEN);
    }

    @Override
    public long batch(byte[] value) {
        return numberFromTheEnd(value, BATCH);
    }

    /** The field that so many others follow. */
    private static long numberFromTheEnd(byte[] value, int following) {
        int end = value.length;
        for (int field = 0; field < following && end >= 0; field++) {
            end = separatorBefore(value, end);
        }
        int separator = separatorBefore(value, end);
        return separator < 0 ? UNKNOWN : RecordText.number(value, separator + 1, end);
    }

    private static int separatorBefore(byte[] value, int end) {
        return end < 0 ? ArrayUtils.INDEX_NOT_FOUND : ArrayUtils.lastIndexOf(value, SEPARATOR, end - 1);
    }

    @Override
    public boolean admits(long index, byte[] value) {
        if (index < 0 || malformed(index) != null || !tellsItsTimes(value)) {
            return false;
        }
        String[] fields = RecordText.text(value).split(",", -1);
        return fields.length == FIELDS
                && fields[0].equals(Long.toString(index))
                && fields[1].equals(Long.toString(events.user(index)))
                && fields[2].equals(PageEvents.TYPES.get(events.type(index)))
                && isValue(index, fields[3]);
    }

    private boolean tellsItsTimes(byte[] value) {
        return batch(value) != UNKNOWN && takenNanos(value) != UNKNOWN && computedNanos(value) != UNKNOWN;
    }

    private boolean isValue(long index, String figure) {
        double expected = (double) events.valueHundredths(index) / PageEvents.HUNDRED;
        try {
            return Math.abs(Double.parseDouble(figure) - expected) <= TOLERANCE;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A result that is right is written as the oracle's: an engine may write a value in more digits, or fewer. */
    @Override
    public String canonicalResult(long index, byte[] value) {
        if (!admits(index, value)) {
            return index + "|" + withoutTimes(value);
        }
        int hundredths = events.valueHundredths(index);
        return "%d|%d,%d,%s,%d.%02d"
                .formatted(
                        index,
                        index,
                        events.user(index),
                        PageEvents.TYPES.get(events.type(index)),
                        hundredths / PageEvents.HUNDRED,
                        hundredths % PageEvents.HUNDRED);
    }

    private String withoutTimes(byte[] value) {
        String text = RecordText.text(value);
        if (!tellsItsTimes(value)) {
            return text;
        }
        int end = value.length;
        for (int field = 0; field < OWN_FIELDS; field++) {
            end = separatorBefore(value, end);
        }
        return text.substring(0, end);
    }

    /** What a job spends on each event is a setting of the pipeline. */
    @Override
    public Map<String, String> jobParameters() {
        return Map.of();
    }

    @Override
    public Map<String, Double> model() {
        return Map.of();
    }
}
