package dev.streamgauge.workload.ctr;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.ExpectedWindows;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.ArrivalProcess;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.StatePath;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Views and clicks of ads, from which a job computes the click-through rate of each window (seed 001, section 3).
 *
 * <p>What users do, when, how late, and who sends it to which partition are drawn apart from one another: another
 * number of producers or partitions leaves every event as it was.
 */
public final class AdWorkload implements Workload {

    private final Load load;
    private final Pipeline pipeline;
    private final ArrivalProcess arrivals;
    private final AdCatalogue catalogue;
    private final long malformedSpanNanos;
    private final long seed;

    private AdWorkload(Configuration configuration, long seed) {
        this.load = configuration.load();
        this.pipeline = configuration.pipeline();
        this.arrivals = ArrivalProcess.of(load.arrivals(), load.rateHz());
        this.catalogue = new AdCatalogue(load.events(), seed);
        this.malformedSpanNanos = configuration
                .timing()
                .warmUp()
                .plus(configuration.timing().measure())
                .toNanos();
        this.seed = seed;
    }

    /**
     * The workload of a trial.
     *
     * @param configuration its load; of its pipeline the partitions, the grouping and what decides whether an event is late; of its
     *     timing warm-up and measurement, over which the malformed records are spread
     * @param seed the trial's seed
     * @throws IllegalArgumentException if there is no such arrival process
     */
    public static AdWorkload of(Configuration configuration, long seed) {
        return new AdWorkload(configuration, seed);
    }

    /** When events are due. */
    public ArrivalProcess arrivals() {
        return arrivals;
    }

    @Override
    public EventStream stream() {
        return events();
    }

    private AdEventStream events() {
        return new AdEventStream(load, pipeline.partitions(), arrivals, catalogue, malformedSpanNanos, seed);
    }

    @Override
    public StatePath path(Duration horizon) {
        return arrivals.path(seed, horizon);
    }

    @Override
    public ScheduleCertificate certificate(Duration until) {
        EventStream stream = stream();
        long untilNanos = until.toNanos();
        LongStream dueNanos =
                LongStream.iterate(nextDueNanos(stream), due -> due < untilNanos, due -> nextDueNanos(stream));
        return arrivals.certify(seed, dueNanos, until);
    }

    private static long nextDueNanos(EventStream stream) {
        do {
            stream.advance();
        } while (stream.malformed());
        return stream.intendedOffsetNanos();
    }

    @Override
    public ExpectedWindows expect(long events, long startEpochMillis, Duration from, Duration to) {
        CtrOracle oracle = new CtrOracle(pipeline, startEpochMillis, from, to);
        AdEventStream stream = events();
        for (long event = 0; event < events; event++) {
            stream.advance();
            if (stream.malformed()) {
                oracle.malformed();
            } else {
                oracle.event(stream.campaign(), stream.click(), stream.intendedOffsetNanos(), stream.latenessMillis());
            }
        }
        return oracle.expected();
    }

    @Override
    public String canonicalLine(long index, byte[] value, long startEpochMillis) {
        return CanonicalLine.ofRecord(index, value, startEpochMillis);
    }
}
