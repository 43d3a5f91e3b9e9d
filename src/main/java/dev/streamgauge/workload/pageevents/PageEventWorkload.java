package dev.streamgauge.workload.pageevents;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.SeededRandom;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.records.RecordSchedule;
import dev.streamgauge.workload.records.Spread;
import java.time.Duration;
import java.util.Optional;

/**
 * Page events, each of which a job passes on (seed 003): {@code {"event_id":12,"created_ts":1700000000123,"user_id":12,
 * "event_type":"click","value":12.34,"payload":"xx..."}}, where {@code created_ts} is the time at which it was sent.
 *
 * <p>Every partition has the same share of the events, whatever the seed: capacity follows from the fullest one.
 */
public final class PageEventWorkload implements Workload {

    private final PageEvents events;
    private final int eventBytes;
    private final RecordSchedule schedule;
    private final RecordOracle oracle;

    private PageEventWorkload(Configuration configuration, long seed) {
        this.events = new PageEvents(
                configuration.load().pageEvents().userIds(),
                SeededRandom.stream(seed, "values").nextLong());
        this.eventBytes = configuration.load().pageEvents().eventBytes();
        this.schedule = RecordSchedule.of(configuration, seed);
        this.oracle = new PageEventOracle(events, content());
    }

    /**
     * The workload of a trial.
     *
     * @param configuration its load; of its pipeline the partitions; of its timing warm-up and measurement
     * @param seed the trial's seed
     * @throws IllegalArgumentException if there is no such arrival process
     */
    public static PageEventWorkload of(Configuration configuration, long seed) {
        return new PageEventWorkload(configuration, seed);
    }

    private PageEventRecords content() {
        return new PageEventRecords(events, eventBytes, schedule.malformedPlaces());
    }

    @Override
    public EventStream stream() {
        return schedule.stream(content(), Spread.EVEN);
    }

    @Override
    public StatePath path(Duration horizon) {
        return schedule.path(horizon);
    }

    @Override
    public ScheduleCertificate certificate(Duration until) {
        return schedule.certificate(stream(), until);
    }

    @Override
    public Optional<RecordOracle> records() {
        return Optional.of(oracle);
    }

    @Override
    public String canonicalLine(long index, byte[] value, long startEpochMillis) {
        return PageEventRecords.canonicalLine(index, value);
    }
}
