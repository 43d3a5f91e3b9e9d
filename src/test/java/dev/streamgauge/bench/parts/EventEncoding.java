package dev.streamgauge.bench.parts;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.EventStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the load does for each event before a producer has it: when it is due, what it says, as bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EventEncoding {

    private static final long START_EPOCH_NANOS = 1_750_000_000_000_000_000L;

    /** The arrival process. */
    @Param({"SPP", "MMPP"})
    public ArrivalKind arrivals = ArrivalKind.SPP;

    private EventStream stream = AdLoad.workload(arrivals, 1, 1, 1).stream();

    /** A fresh stream for each trial of JMH. */
    @Setup
    public void open() {
        stream = AdLoad.workload(arrivals, 1_000_000, 4, 42).stream();
    }

    /** One event. */
    @Benchmark
    public byte[] scheduleAndEncode() {
        stream.advance();
        return Objects.requireNonNull(
                stream.encode(START_EPOCH_NANOS, START_EPOCH_NANOS + stream.intendedOffsetNanos()));
    }
}
