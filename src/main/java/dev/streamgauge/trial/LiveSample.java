package dev.streamgauge.trial;

import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second of a trial's load as it looks when it has just ended: for whoever looks on. It is no evidence, which is taken from
 * the whole trial when that is over.
 *
 * @param second seconds since the start of the load, from 0
 * @param sent events handed to a producer so far
 * @param results results seen so far
 * @param sentHz events handed to a producer in this second
 * @param resultsHz results seen in this second
 * @param latencyMs of the results seen in this second: of a window from its end on, of a record from when it was due, or in a
 *     bulk from when it was sent; of some of the records only, if nobody {@linkplain Progress#looksClosely() looks closely}
 * @param backlog events that the broker has and the engine has not read yet; null if it cannot say
 * @param resources what each process, and the machine, used in this second
 */
public record LiveSample(
        int second,
        long sent,
        long results,
        double sentHz,
        double resultsHz,
        Statistics latencyMs,
        @Nullable Long backlog,
        List<ResourceRow> resources) {

    public LiveSample {
        resources = List.copyOf(resources);
    }
}
