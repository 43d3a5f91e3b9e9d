package dev.streamgauge.workload.ctr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.EventStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load that leaves garbage behind makes its own JVM pause, and counts that as somebody's latency. */
class EncodingAllocationTest {

    private static final long START_NANOS = Given.START_MILLIS * 1_000_000;
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 200_000;

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static long encode(EventStream stream, int events) {
        long bytes = 0;
        for (int event = 0; event < events; event++) {
            stream.advance();
            byte[] value = stream.encode(START_NANOS, START_NANOS + stream.intendedOffsetNanos() + 20_000);
            bytes += value == null ? 0 : value.length;
        }
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(ArrivalKind.class)
    void schedulingAndEncodingAnEventAllocatesNothing(ArrivalKind arrivals) {
        // given
        EventStream stream = Given.defaults()
                .withLate(0.2, Duration.ofSeconds(1), Duration.ofSeconds(60))
                .withMalformed(70)
                .workload(42, arrivals)
                .stream();
        encode(stream, WARM_UP);

        // when
        long before = allocatedBytes();
        long encoded = encode(stream, MEASURED);
        long allocated = allocatedBytes() - before;

        // then
        assertThat(encoded).isGreaterThan(200L * MEASURED);
        assertThat((double) allocated / MEASURED).as("bytes for each event").isLessThan(0.1);
    }

    @Test
    void aValueIsOneOfAFewArraysThatAreFilledAnew() {
        EventStream stream = Given.defaults().withMalformed(70).workload(42).stream();

        assertThat(Stream.generate(() -> {
                            stream.advance();
                            return System.identityHashCode(stream.encode(START_NANOS, START_NANOS));
                        })
                        .limit(10_000)
                        .distinct())
                .as("arrays, told apart by identity: one for each length, and the malformed ones")
                .hasSizeLessThan(60);
    }
}
