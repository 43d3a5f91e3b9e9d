package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CtrLatencyFileTest {

    @Test
    void thePaperScaleIsThePapersOwn() throws IOException {
        Experiment experiment = ctrLatency(Scale.PAPER);

        assertThat(experiment.scale()).isEqualTo(Scale.PAPER);
        assertThat(experiment.source()).isEqualTo(new Experiment.Source("001", "3 to 8"));
        assertThat(experiment.repetitions()).isEqualTo(9);
        assertThat(experiment.configurations()).hasSize(6).allSatisfy(configuration -> {
            assertThat(configuration.load().rateHz()).isEqualTo(1500);
            assertThat(configuration.load().producers()).isEqualTo(4);
            assertThat(configuration.load().lateness()).isEqualTo(Load.Lateness.NONE);
            assertThat(configuration.load().arrivals().highDwell()).isEqualTo(Duration.ofSeconds(2));
            assertThat(configuration.load().arrivals().lowDwell()).isEqualTo(Duration.ofSeconds(8));
            assertThat(configuration.load().arrivals().highFactor()).isEqualTo(4);
            assertThat(configuration.pipeline().window()).isEqualTo(Duration.ofSeconds(10));
            assertThat(configuration.pipeline().watermarkDelay()).isEqualTo(Duration.ofSeconds(20));
            assertThat(configuration.timing().measure()).isEqualTo(Duration.ofMinutes(5));
        });
    }

    @Test
    void theQuickScaleCompressesTimeFiveTimesAndKeepsTheLoad() throws IOException {
        Experiment experiment = ctrLatency(Scale.QUICK);

        assertThat(experiment.repetitions()).isEqualTo(1);
        assertThat(experiment.configurations()).hasSize(4).allSatisfy(configuration -> {
            assertThat(configuration.load().rateHz()).isEqualTo(1500);
            assertThat(configuration.load().arrivals().highDwell()).isEqualTo(Duration.ofMillis(400));
            assertThat(configuration.load().arrivals().lowDwell()).isEqualTo(Duration.ofMillis(1600));
            assertThat(configuration.pipeline().window()).isEqualTo(Duration.ofSeconds(2));
            assertThat(configuration.pipeline().watermarkDelay()).isEqualTo(Duration.ofSeconds(4));
            assertThat(configuration.pipeline().partitions()).isEqualTo(4);
            assertThat(configuration.timing())
                    .isEqualTo(new Timing(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(30)));
        });
    }

    @Test
    void theFullScaleIsCompressedLikeQuickAndRepeated() throws IOException {
        Experiment experiment = ctrLatency(Scale.FULL);

        assertThat(experiment.repetitions()).isEqualTo(9);
        assertThat(experiment.configurations()).hasSize(6).allSatisfy(configuration -> {
            assertThat(configuration.pipeline().window()).isEqualTo(Duration.ofSeconds(1));
            assertThat(configuration.timing().measure()).isEqualTo(Duration.ofSeconds(20));
        });
    }

    @Test
    void eachEngineMeetsEachArrivalProcess() throws IOException {
        Experiment experiment = ctrLatency(Scale.QUICK);

        assertThat(experiment.factors().entrySet())
                .containsExactly(
                        Map.entry("engine", List.of("spark", "flink")),
                        Map.entry("arrivals", List.of("spp", "mmpp")),
                        Map.entry("rate", List.of("1500/s")),
                        Map.entry("producers", List.of("4")),
                        Map.entry("trigger", List.of("1 s")));
        assertThat(experiment.configurations())
                .extracting(
                        Configuration::engine,
                        configuration -> configuration.load().arrivals().kind())
                .containsExactly(
                        tuple("spark", Load.ArrivalKind.SPP),
                        tuple("spark", Load.ArrivalKind.MMPP),
                        tuple("flink", Load.ArrivalKind.SPP),
                        tuple("flink", Load.ArrivalKind.MMPP));
    }

    @Test
    void sparkAloneMeetsATriggerThatDividesTheWindowAndOneThatDoesNot() throws IOException {
        assertThat(ctrLatency(Scale.FULL).configurations())
                .extracting(
                        Configuration::engine,
                        configuration -> configuration.levels().get("trigger"))
                .containsExactly(
                        tuple("spark", "1 s"),
                        tuple("spark", "700 ms"),
                        tuple("spark", "1 s"),
                        tuple("spark", "700 ms"),
                        tuple("flink", null),
                        tuple("flink", null));
    }

    @Test
    void eachEngineHasItsBoundAtEveryScale() throws IOException {
        for (Scale scale : Scale.values()) {
            assertThat(ctrLatency(scale).bounds())
                    .containsExactly(
                            new Bound("overhead.p50", Map.of("engine", "flink"), Duration.ofMillis(500), null, null),
                            new Bound("overhead.p50", Map.of("engine", "spark"), null, null, Duration.ofMillis(1500)),
                            new Bound("overhead.p50", Map.of("engine", "spark"), Duration.ofMillis(4500), null, null));
        }
    }

    private static Experiment ctrLatency(Scale scale) throws IOException {
        try (InputStream file = CtrLatencyFileTest.class.getResourceAsStream("/experiments/ctr-latency.yaml")) {
            return ExperimentFile.read("ctr-latency.yaml", Objects.requireNonNull(file), scale, OptionalLong.empty());
        }
    }
}
