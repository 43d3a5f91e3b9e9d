package dev.streamgauge.workload.regression;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.ArrivalProcess;
import dev.streamgauge.workload.arrivals.Arrivals;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.arrivals.UniformArrivals;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Records of features and a label, for each of which a job predicts the label by a linear model (seed 002). The text of a record
 * is the seed's, {@code f0,f1,...;label}; if the model is fixed, the first record is the one with which the seed tries out its
 * jobs.
 *
 * <p>Two shapes of load: <em>paced</em>, by an arrival process, until warm-up and measurement are over; and the seed's
 * <em>bulk</em>, a count of records that are due at once. Either ends, because each record has a result of its own, for which
 * no later one is needed.
 *
 * <p>What records tell, when they are due, and who sends them to which partition are drawn apart from one another.
 */
public final class RegressionWorkload implements Workload {

    private final Load load;
    private final Pipeline pipeline;
    private final Duration warmUp;
    private final Duration end;
    private final boolean bulk;
    private final ArrivalProcess process;
    private final MalformedPlaces places;
    private final RecordOracle oracle;
    private final long seed;

    private RegressionWorkload(Configuration configuration, long seed) {
        this.load = configuration.load();
        this.pipeline = configuration.pipeline();
        this.warmUp = configuration.timing().warmUp();
        this.end = warmUp.plus(configuration.timing().measure());
        this.bulk = load.bulk();
        this.process = bulk ? new UniformArrivals(load.rateHz()) : ArrivalProcess.of(load.arrivals(), load.rateHz());
        this.seed = seed;
        this.places = new MalformedPlaces(wellFormed(), load.malformed());
        this.oracle = new RegressionOracle(
                content(), LinearModel.of(pipeline.model(), load.regression().features(), seed));
    }

    /**
     * The workload of a trial.
     *
     * @param configuration its load; of its pipeline the model and the partitions; of its timing warm-up and measurement
     * @param seed the trial's seed
     * @throws IllegalArgumentException if there is no such arrival process
     */
    public static RegressionWorkload of(Configuration configuration, long seed) {
        return new RegressionWorkload(configuration, seed);
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

    private RegressionRecords content() {
        return new RegressionRecords(pipeline.model(), load.regression().features(), places, seed);
    }

    @Override
    public EventStream stream() {
        return new RegressionStream(
                bulk ? new BulkArrivals(load.regression(), warmUp) : process.arrivals(seed),
                bulk ? EventStream.NEVER : end.toNanos(),
                content(),
                load.producers(),
                pipeline.partitions(),
                seed);
    }

    /** Of a bulk, which follows no process, a single state. */
    @Override
    public StatePath path(Duration horizon) {
        return process.path(seed, horizon);
    }

    /** @throws IllegalStateException for a bulk, which follows no process that it could be held against */
    @Override
    public ScheduleCertificate certificate(Duration until) {
        if (bulk) {
            throw new IllegalStateException("A bulk follows no arrival process: its schedule cannot be certified");
        }
        EventStream stream = stream();
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

    @Override
    public Optional<RecordOracle> records() {
        return Optional.of(oracle);
    }

    @Override
    public String canonicalLine(long index, byte[] value, long startEpochMillis) {
        return RecordText.canonicalLine(index, value);
    }
}
