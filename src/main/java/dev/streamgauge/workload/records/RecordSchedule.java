package dev.streamgauge.workload.records;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.arrivals.ArrivalProcess;
import dev.streamgauge.workload.arrivals.Arrivals;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.arrivals.UniformArrivals;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * When the records of a stream are due, and where malformed ones stand among them.
 *
 * <p>Two shapes of load: <em>paced</em>, by an arrival process, until warm-up and measurement are over; and <em>bulk</em>
 * (seed 002), a count of records that are due at once. Either ends, because each record has a result of its own, for which
 * no later one is needed. Where a fault strikes, a paced load goes on: what catches up with events that do not come any more has
 * shown little.
 */
public final class RecordSchedule {

    private final Load load;
    private final int partitions;
    private final Duration warmUp;
    private final Duration end;
    private final long lastNanos;
    private final boolean bulk;
    private final ArrivalProcess process;
    private final MalformedPlaces places;
    private final long seed;

    private RecordSchedule(Configuration configuration, long seed) {
        this.load = configuration.load();
        this.partitions = configuration.pipeline().partitions();
        this.warmUp = configuration.timing().warmUp();
        this.end = warmUp.plus(configuration.timing().measure());
        this.bulk = load.bulk();
        this.lastNanos = bulk || configuration.fault().happens() ? EventStream.NEVER : end.toNanos();
        this.process = bulk ? new UniformArrivals(load.rateHz()) : ArrivalProcess.of(load.arrivals(), load.rateHz());
        this.seed = seed;
        this.places = new MalformedPlaces(wellFormed(), load.malformed());
    }

    /**
     * The schedule of a trial.
     *
     * @param configuration its load; of its pipeline the partitions; of its timing warm-up and measurement
     * @param seed the trial's seed
     * @throws IllegalArgumentException if there is no such arrival process
     */
    public static RecordSchedule of(Configuration configuration, long seed) {
        return new RecordSchedule(configuration, seed);
    }

    private long wellFormed() {
        if (bulk) {
            return load.regression().warmUpCount() + load.regression().count();
        }
        return load.malformed() == 0 ? 1 : Math.max(1, arrivalsUntilEnd());
    }

    /** Counted, not expected, so that malformed records are as many as asked for whatever the process yields. */
    private long arrivalsUntilEnd() {
        long endNanos = end.toNanos();
        Arrivals arrivals = process.arrivals(seed);
        long count = -1;
        do {
            arrivals.advance();
            count++;
        } while (arrivals.offsetNanos() < endNanos);
        return count;
    }

    /** Where the malformed records stand. */
    public MalformedPlaces malformedPlaces() {
        return places;
    }

    /**
     * The records from the first on.
     *
     * @param content what stands at each position; read by this stream alone
     */
    public EventStream stream(RecordContent content, Spread spread) {
        return new RecordStream(
                bulk ? new BulkArrivals(load, warmUp) : process.arrivals(seed),
                lastNanos,
                content,
                load.producers(),
                partitions,
                spread,
                seed);
    }

    /** The states that the process passes through; of a bulk, which follows no process, a single one. */
    public StatePath path(Duration horizon) {
        return process.path(seed, horizon);
    }

    /**
     * Tests whether a stream follows the process.
     *
     * @param stream at its beginning
     * @param until where the schedule is cut off
     * @throws IllegalStateException for a bulk, which follows no process that it could be held against
     */
    public ScheduleCertificate certificate(EventStream stream, Duration until) {
        if (bulk) {
            throw new IllegalStateException("A bulk follows no arrival process: its schedule cannot be certified");
        }
        long untilNanos = until.toNanos();
        LongStream dueNanos =
                LongStream.iterate(nextDueNanos(stream), due -> due < untilNanos, due -> nextDueNanos(stream));
        return process.certify(seed, dueNanos, until);
    }

    private static long nextDueNanos(EventStream stream) {
        do {
            stream.advance();
        } while (stream.malformed());
        return stream.intendedOffsetNanos();
    }
}
