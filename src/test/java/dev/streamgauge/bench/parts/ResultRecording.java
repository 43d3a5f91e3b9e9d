package dev.streamgauge.bench.parts;

import dev.streamgauge.bench.probe.Results;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.probe.GrowingList;
import dev.streamgauge.probe.ResultDecoder;
import dev.streamgauge.probe.UnreadableResultException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the probe does for each result once a consumer has handed it over: read the JSON, keep the row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ResultRecording {

    /** More than any trial has, and as many as a heap of 1 GiB holds with ease. */
    private static final int KEPT = 1 << 20;

    private static final int DIFFERENT = 1 << 12;

    private final ResultDecoder decoder = new ResultDecoder();
    private final byte[][] values =
            IntStream.range(0, DIFFERENT).mapToObj(Results::json).toArray(byte[][]::new);
    private GrowingList<ResultRow> rows = new GrowingList<>();
    private int next;

    /** One result. */
    @Benchmark
    public ResultRow decodeAndRecord() throws UnreadableResultException {
        if (next % KEPT == 0) {
            rows = new GrowingList<>();
        }
        next++;
        ResultRow row = decoder.decode(0, next, next, System.nanoTime(), values[next & DIFFERENT - 1]);
        rows.add(row);
        return row;
    }
}
