package dev.streamgauge.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SizesTest {

    private static final String PROPERTY = "bench.test.rounds";

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void aBlankPropertyLeavesTheDefault() {
        System.setProperty(PROPERTY, " ");

        assertThat(Sizes.number(PROPERTY, 9)).isEqualTo(9);
    }

    @Test
    void aPropertyReplacesTheDefault() {
        System.setProperty(PROPERTY, "3");

        assertThat(Sizes.number(PROPERTY, 9)).isEqualTo(3);
    }

    @Test
    void whatIsNoWholeNumberAboveZeroIsRefusedByName() {
        System.setProperty(PROPERTY, "0");

        assertThatThrownBy(() -> Sizes.number(PROPERTY, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dbench.test.rounds=0: write a whole number above 0");
    }
}
