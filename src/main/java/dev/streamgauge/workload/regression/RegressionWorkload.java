package dev.streamgauge.workload.regression;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import dev.streamgauge.workload.arrivals.StatePath;
import dev.streamgauge.workload.records.RecordSchedule;
import dev.streamgauge.workload.records.RecordText;
import dev.streamgauge.workload.records.Spread;
import java.time.Duration;
import java.util.Optional;

/**
 * Records of features and a label, for each of which a job predicts the label by a linear model (seed 002). The text of a record
 * is the seed's, {@code f0,f1,...;label}; if the model is fixed, the first record is the one with which the seed tries out its
 * jobs.
 *
 * <p>What records tell, when they are due, and who sends them to which partition are drawn apart from one another.
 */
public final class RegressionWorkload implements Workload {

    private final Pipeline.Model model;
    private final int features;
    private final RecordSchedule schedule;
    private final RecordOracle oracle;
    private final long seed;

    private RegressionWorkload(Configuration configuration, long seed) {
        this.model = configuration.pipeline().model();
        this.features = configuration.load().regression().features();
        this.schedule = RecordSchedule.of(configuration, seed);
        this.seed = seed;
        this.oracle = new RegressionOracle(content(), LinearModel.of(model, features, seed));
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

    private RegressionRecords content() {
        return new RegressionRecords(model, features, schedule.malformedPlaces(), seed);
    }

    @Override
    public EventStream stream() {
        return schedule.stream(content(), Spread.RANDOM);
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
        return RecordText.canonicalLine(index, value);
    }
}
