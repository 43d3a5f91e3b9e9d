package dev.streamgauge.workload.regression;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.streamgauge.experiment.Load.ArrivalKind;
import dev.streamgauge.workload.EventStream;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load that leaves garbage behind makes its own JVM pause, and counts that as somebody's latency. */
class EncodingAllocationTest {

    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 200_000;

    private static long encode(EventStream stream, int records) {
        long bytes = 0;
        for (int record = 0; record < records; record++) {
            stream.advance();
            byte[] value = stream.encode(0, 0);
            bytes += value == null ? 0 : value.length;
        }
        return bytes;
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @ParameterizedTest
    @EnumSource
    void aRecordLeavesNoMoreBehindThanTheGeneratorThatItWasDrawnFrom(ArrivalKind arrivals) {
        // given
        EventStream stream = Given.paced().arriving(arrivals).workload(42).stream();
        encode(stream, WARM_UP);

        // when
        long before = allocatedBytes();
        long encoded = encode(stream, MEASURED);
        long allocated = allocatedBytes() - before;

        // then
        assertThat(encoded).isGreaterThan(100L * MEASURED);
        assertThat((double) allocated / MEASURED).as("bytes for each record").isLessThan(100);
    }

    @Test
    void aValueIsOneOfAFewArraysThatAreFilledAnew() {
        EventStream stream = Given.bulk().workload(42).stream();

        assertThat(Stream.generate(() -> {
                            stream.advance();
                            return System.identityHashCode(stream.encode(0, 0));
                        })
                        .limit(10_000)
                        .distinct())
                .as("arrays, told apart by identity: one for each length, and the smoke record")
                .hasSizeLessThan(60);
    }
}
