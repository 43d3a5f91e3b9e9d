package dev.streamgauge.bench.broker;

import dev.streamgauge.bench.rig.AdLoad;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.EventStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real ad events, one a line, as {@code ProducerPerformance} reads its payloads. */
final class Payloads {

    static final int COUNT = 10_000;

    private Payloads() {}

    static Path write(Path file, long seed) {
        EventStream stream = AdLoad.workload(ArrivalKind.SPP, FullSpeed.RATE_HZ, 1, seed).stream();
        long start = WallClock.epochNanos();
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                for (int i = 0; i < COUNT; i++) {
                    stream.advance();
                    out.write(stream.encode(start, start + stream.intendedOffsetNanos()));
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write payloads to " + file, e);
        }
        return file.toAbsolutePath();
    }
}
