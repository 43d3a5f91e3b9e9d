package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerSettingsTest {

    @Test
    void anotherCompressionChangesNothingElse() {
        assertThat(ProducerSettings.THROUGHPUT.withCompression("lz4"))
                .isEqualTo(new ProducerSettings(
                        "1",
                        false,
                        Duration.ofMillis(5),
                        64 * 1024,
                        ProducerSettings.THROUGHPUT.bufferBytes(),
                        "lz4",
                        null));
    }

    @Test
    void forLatencyNothingWaitsAndNothingIsRepeated() {
        assertThat(ProducerSettings.LATENCY)
                .returns(Duration.ZERO, ProducerSettings::linger)
                .returns("all", ProducerSettings::acks)
                .returns(true, ProducerSettings::idempotent);
    }

    @Test
    void pageEventsAreSentAsTheSeedDoes() {
        assertThat(ProducerSettings.PAGE_EVENTS)
                .returns("1", ProducerSettings::acks)
                .returns(Duration.ofMillis(5), ProducerSettings::linger)
                .returns(3, ProducerSettings::retries)
                .returns(false, ProducerSettings::idempotent);
    }

    @Test
    void aProducerIsIdempotentIfItsAcksAndItsRetriesLetIt() {
        assertThat(ProducerSettings.PAGE_EVENTS.delivering("all", null).idempotent())
                .isTrue();
        assertThat(ProducerSettings.PAGE_EVENTS.delivering("all", 3).idempotent())
                .isFalse();
        assertThat(ProducerSettings.LATENCY.delivering("1", null).idempotent()).isFalse();
    }

    @Test
    void anotherLingerChangesNothingElse() {
        assertThat(ProducerSettings.LATENCY.lingering(Duration.ofMillis(7)).lingering(Duration.ZERO))
                .isEqualTo(ProducerSettings.LATENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "0,   false, PT0S,     1, 1, none, ,  'acks must be one of all, 1, but is 0'",
        "all, true,  PT0S,     1, 1, zip, , 'compression must be one of none, gzip, snappy, lz4, zstd, but is zip'",
        "1,   true,  PT0S,     1, 1, none, , 'an idempotent producer needs acks all, but has acks 1'",
        "all, true,  PT-1S,    1, 1, none, , 'linger must be whole milliseconds from 0, but is PT-1S'",
        "all, true,  PT0.0005S,1, 1, none, , 'linger must be whole milliseconds from 0, but is PT0.0005S'",
        "all, true,  PT0S,     0, 1, none, , 'a buffer must hold a batch of at least 1 byte, but 1 bytes hold 0'",
        "all, true,  PT0S,     2, 1, none, , 'a buffer must hold a batch of at least 1 byte, but 1 bytes hold 2'",
        "all, false, PT0S,     1, 1, none, -1, 'retries must be 0 or more, but are -1'",
        "all, true,  PT0S,     1, 1, none, 0, 'an idempotent producer needs retries, but has none'",
    })
    void whatNoProducerCanHaveIsRefused(
            String acks,
            boolean idempotent,
            Duration linger,
            int batch,
            long buffer,
            String compression,
            @Nullable Integer retries,
            String why) {
        assertThatThrownBy(() -> new ProducerSettings(acks, idempotent, linger, batch, buffer, compression, retries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
