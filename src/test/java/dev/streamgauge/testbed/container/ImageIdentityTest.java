package dev.streamgauge.testbed.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageIdentityTest {

    @Test
    void aSubstituteIsNeverTakenForTheOfficialImage() {
        assertThat(new ImageIdentity("local/apache/kafka:3.9.1", "sha256:12", "apache/kafka:3.9.1"))
                .hasToString("local/apache/kafka:3.9.1 (sha256:12), a substitute for apache/kafka:3.9.1");
        assertThat(new ImageIdentity("apache/kafka:3.9.1", "sha256:34", null))
                .hasToString("apache/kafka:3.9.1 (sha256:34)");
        assertThat(new ImageIdentity("apache/kafka:3.9.1", null, null)).hasToString("apache/kafka:3.9.1");
    }
}
