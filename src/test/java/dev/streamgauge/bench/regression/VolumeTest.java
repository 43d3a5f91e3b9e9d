package dev.streamgauge.bench.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumeTest {

    @BeforeEach
    @AfterEach
    void forget() {
        System.clearProperty("bench.size");
        System.clearProperty("bench.rounds");
        System.clearProperty("bench.records");
        System.clearProperty("bench.profile");
    }

    @Test
    void aMillionRecordsAreMeasuredBetweenAsManyBeforeAndAfter() {
        Volume volume = Volume.chosen();

        assertThat(volume.warmUp()).isEqualTo(1_000_000);
        assertThat(volume.records()).isEqualTo(1_000_000);
        assertThat(volume.total()).isEqualTo(3_000_000);
    }

    @Test
    void theSmokeIsOneRound() {
        System.setProperty("bench.size", "smoke");

        assertThat(Volume.chosen()).isEqualTo(new Volume(1, 100_000, true));
    }

    @Test
    void aNumberReplacesThatOfTheSize() {
        // given
        System.setProperty("bench.size", "smoke");
        System.setProperty("bench.rounds", "2");
        System.setProperty("bench.records", "50000");

        // when
        Volume volume = Volume.chosen();

        // then
        assertThat(volume).isEqualTo(new Volume(2, 50_000, true));
    }

    @Test
    void aBlankSizeIsNone() {
        System.setProperty("bench.size", "");

        assertThat(Volume.chosen().rounds()).isEqualTo(5);
    }

    @Test
    void profilesCanBeLeftAway() {
        System.setProperty("bench.profile", "false");

        assertThat(Volume.chosen().profiled()).isFalse();
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefusedByName() {
        System.setProperty("bench.profile", "maybe");

        assertThatThrownBy(Volume::chosen)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dbench.profile=maybe: write true or false, or leave it away");
    }

    @Test
    void anotherSizeIsRefusedByName() {
        System.setProperty("bench.size", "huge");

        assertThatThrownBy(Volume::chosen)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dbench.size=huge: write smoke, or leave it away");
    }
}
