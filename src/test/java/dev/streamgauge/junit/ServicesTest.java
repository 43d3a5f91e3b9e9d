package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.testbed.MissingAbilityException;
import dev.streamgauge.testbed.Site;
import dev.streamgauge.trial.TrialPlan;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServicesTest {

    private static Services in(Map<String, String> properties) {
        return new Services(
                RunSettings.from(name -> Optional.ofNullable(properties.get(name))), Site.LOCAL, (whose, offset) -> {});
    }

    private static TrialPlan plan() {
        return TrialPlan.of(ExperimentFile.read("small.yaml", """
                        id: small
                        title: A small experiment
                        source: {seed: "004", section: "3"}
                        seed: 42
                        load: {arrivals: spp, rate: 500/s}
                        pipeline: {window: 2 s, watermarkDelay: 2 s}
                        timing: {warmUp: 4 s, measure: 20 s}
                        factors: {engine: [postgres, flink]}
                        """, Scale.QUICK, OptionalLong.empty()));
    }

    @Test
    void containersHaveNoPostgresWhichIsAMissingAbility() {
        Services containers = in(Map.of("testbed", "containers"));

        assertThatThrownBy(() -> containers.require(plan()))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessageStartingWith("small needs a Postgres, and -Dtestbed=containers has none.")
                .hasMessageEndingWith("or choose trials that need none with -Dtrials.");
    }

    @Test
    void onlyTrialsThatArePlannedNeedAPlace() {
        TrialPlan chosen = plan().only(Pattern.compile("flink-.*"));

        assertThatCode(() -> in(Map.of("testbed", "containers")).require(chosen))
                .doesNotThrowAnyException();
        assertThatCode(() -> in(Map.of(
                                "testbed",
                                "existing",
                                "kafka.bootstrap",
                                "127.0.0.1:9092",
                                "flink.rest",
                                "http://127.0.0.1:8081"))
                        .require(chosen))
                .doesNotThrowAnyException();
    }

    @Test
    void anEngineWhosePlaceWasNotNamedIsMisuse() {
        Services existing = in(Map.of("testbed", "existing", "kafka.bootstrap", "127.0.0.1:9092"));

        assertThatThrownBy(() -> existing.require(plan()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Dtestbed=existing has none");
    }
}
