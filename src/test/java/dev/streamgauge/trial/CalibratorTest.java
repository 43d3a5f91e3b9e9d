package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Calibration;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    @Test
    void measuresProcessorAndClockInRounds() {
        Calibration calibration = Calibrator.ofProcessorAndClock();

        assertThat(calibration.figures()).containsOnlyKeys(Calibration.CPU, Calibration.CLOCK);
        assertThat(calibration.figures().values())
                .allSatisfy(figure -> assertThat(figure.rounds()).hasSize(7).allMatch(round -> round > 0));
        assertThat(calibration.figures().get(Calibration.CPU).unit()).isEqualTo("sorts/s of 100,000 numbers");
    }
}
