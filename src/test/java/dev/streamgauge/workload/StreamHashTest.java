package dev.streamgauge.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamHashTest {

    private static final List<String> LINES = List.of("0|17|ann|view", "1|18|bob|click", "2|18|ann|view");

    @Test
    void theOrderInWhichEventsAreReadBackDoesNotMatter() {
        assertThat(hash("2|18|ann|view", "0|17|ann|view", "1|18|bob|click")).isEqualTo(hash(LINES));
    }

    @Test
    void aLostEventChangesTheHash() {
        assertThat(hash(LINES.subList(0, 2))).isNotEqualTo(hash(LINES));
    }

    @Test
    void anEventThatCameTwiceChangesTheHash() {
        assertThat(hash("0|17|ann|view", "1|18|bob|click", "2|18|ann|view", "2|18|ann|view"))
                .isNotEqualTo(hash(LINES));
    }

    @Test
    void aChangedFieldChangesTheHash() {
        assertThat(hash("0|17|ann|view", "1|18|bob|view", "2|18|ann|view")).isNotEqualTo(hash(LINES));
    }

    @Test
    void twoEventsThatSwapTheirFieldsChangeTheHash() {
        assertThat(hash("0|17|bob|view", "1|18|ann|click", "2|18|ann|view")).isNotEqualTo(hash(LINES));
    }

    @Test
    void oneEventHashesToTheSha256OfItsLine() {
        assertThat(hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anEmptyStreamHashesToZerosOfFullLength() {
        assertThat(hash(List.of())).isEqualTo("0".repeat(64));
    }

    private static String hash(String... lines) {
        return hash(List.of(lines));
    }

    private static String hash(List<String> lines) {
        StreamHash hash = new StreamHash();
        lines.forEach(hash::add);
        assertThat(hash.count()).isEqualTo(lines.size());
        return hash.hex();
    }
}
