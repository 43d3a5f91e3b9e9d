package dev.streamgauge.claim.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.gate.Footing.Kind;
import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.Calibration.Figure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootingTest {

    static final Map<String, String> HERE =
            Map.of("cpu", "AMD EPYC", "cores", "2", "memory", "23.5 GiB", "java", "17.0.15");
    static final Map<String, String> ELSEWHERE =
            Map.of("cpu", "Intel Xeon", "cores", "8", "memory", "23.5 GiB", "java", "17.0.15");

    static Calibration calibration(double cpu, double broker) {
        return new Calibration(Map.of(
                Calibration.CPU, new Figure("sorts/s", List.of(cpu, cpu, 2 * cpu)),
                Calibration.BROKER, new Figure("records/s", List.of(broker)),
                Calibration.CLOCK, new Figure("us", List.of(60.0))));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1000, SAME",
        "86, 1000, SAME",
        "84, 1000, DISTURBED",
        "117, 1000, SAME",
        "119, 1000, DISTURBED",
        "100, 590, DISTURBED",
        "100, 610, SAME"
    })
    void theSameMachineIsComparedIfItIsAsFastAsItWas(double cpu, double broker, Kind kind) {
        assertThat(Footing.of(HERE, calibration(100, 1_000), HERE, calibration(cpu, broker))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void anotherJvmIsNoOtherMachine() {
        Map<String, String> updated = Map.of("cpu", "AMD EPYC", "cores", "2", "memory", "23.5 GiB", "java", "17.0.16");

        assertThat(Footing.of(HERE, null, updated, null).kind()).isEqualTo(Kind.SAME);
    }

    @Test
    void anotherMachineIsComparedRelativeToTheCalibration() {
        Footing footing = Footing.of(HERE, calibration(100, 1_000), ELSEWHERE, calibration(200, 1_500));

        assertThat(footing.kind()).isEqualTo(Kind.RELATIVE);
        assertThat(footing.speeds()).containsEntry("cpu", 2.0).containsEntry("broker", 1.5);
        assertThat(footing.reason())
                .isEqualTo(
                        "another class of machine than the baseline's: cpu Intel Xeon against AMD EPYC, cores 8 against 2; "
                                + "cpu at 2.00 of its rate, broker at 1.50 of its rate");
    }

    @Test
    void anotherMachineIsRefusedWithoutACalibration() {
        assertThat(Footing.of(HERE, null, ELSEWHERE, calibration(1, 1)).kind()).isEqualTo(Kind.REFUSED);
        assertThat(Footing.of(HERE, calibration(1, 1), ELSEWHERE, null).kind()).isEqualTo(Kind.REFUSED);
    }
}
