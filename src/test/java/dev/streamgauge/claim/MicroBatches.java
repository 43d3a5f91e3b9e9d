package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Micro-batches as Spark begins them: at each multiple of the trigger interval, or at once if the one before is not done by
 * then; each with all events that are there. Events come evenly.
 */
final class MicroBatches {

    private MicroBatches() {}

    /** The batches that begin within so many seconds, in which events come all the time. */
    static List<BatchRow> of(CapacityModel model, double rateHz, double seconds) {
        return of(model, rateHz, seconds, seconds);
    }

    /** The same where events stop coming before. */
    static List<BatchRow> of(CapacityModel model, double rateHz, double comingSeconds, double seconds) {
        List<BatchRow> batches = new ArrayList<>();
        double start = 0;
        long read = 0;
        while (start < seconds) {
            long events = Math.round(rateHz * Math.min(start, comingSeconds)) - read;
            double duration = model.batchSeconds(events);
            batches.add(new BatchRow(Math.round(1e3 * start), 1e3 * duration, events));
            read += events;
            double trigger = model.triggerSeconds();
            double next = trigger == 0 ? start : trigger * (Math.floor(start / trigger + 1e-9) + 1);
            start = Math.max(start + duration, next);
        }
        return batches;
    }
}
