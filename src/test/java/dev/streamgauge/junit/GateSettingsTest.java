package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.gate.GatePolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateSettingsTest {

    private static GateSettings with(Map<String, String> properties) {
        return GateSettings.from(name -> Optional.ofNullable(properties.get(name)));
    }

    @Test
    void comparesLenientlyUnlessAskedForMore() {
        assertThat(with(Map.of()))
                .isEqualTo(new GateSettings(
                        GateSettings.Mode.COMPARE, Path.of("baselines"), 5, null, null, false, GatePolicy.DEFAULT));
    }

    @Test
    void takesWhatItIsGiven() {
        assertThat(with(Map.of(
                        "baseline", "record",
                        "baseline.folder", "elsewhere",
                        "baseline.trials", "8",
                        "history", "past",
                        "gate", "strict",
                        "gate.tolerance", "5 %",
                        "gate.tolerance.ms", "2.5",
                        "gate.budget", "2")))
                .isEqualTo(new GateSettings(
                        GateSettings.Mode.RECORD,
                        Path.of("elsewhere"),
                        8,
                        null,
                        Path.of("past"),
                        true,
                        new GatePolicy(0.05, 2.5, 2)));
    }

    @Test
    void aDuetRecordsNothing() {
        assertThat(with(Map.of("duet", "main")).duet()).isEqualTo("main");
        assertThatThrownBy(() -> with(Map.of("duet", "main", "baseline", "record")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dduet and -Dbaseline=record exclude each other: a duet records nothing.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseline|rekord|-Dbaseline=rekord: use one of compare, record, off.",
                "gate|hard|-Dgate=hard: use strict or lenient.",
                "gate.tolerance|much|-Dgate.tolerance=much: write a number from 0.1 to 1000.",
                "gate.tolerance|0%|-Dgate.tolerance=0: write a number from 0.1 to 1000.",
                "gate.budget|0|-Dgate.budget=0: write a number from 1 to 20.",
                "duet|' '|-Dduet names another build: a revision, such as -Dduet=main, a jar, or a folder of classes; or embedded, beside -Dtestbed=containers.",
                "baseline.trials|1|-Dbaseline.trials=1: write a number from 2 to 50."
            })
    void refusesWhatCannotBe(String name, String value, String message) {
        assertThatThrownBy(() -> with(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
