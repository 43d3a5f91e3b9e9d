package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.testbed.Place;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    private static RunSettings with(Map<String, String> properties) {
        return RunSettings.from(name -> Optional.ofNullable(properties.get(name)));
    }

    @Test
    void thereIsNoLiveViewUnlessItIsAskedFor() {
        assertThat(with(Map.of()).live()).isNull();
        assertThat(with(Map.of("live", "false")).live()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "true, 0", "0, 0", "8080, 8080", "65535, 65535"})
    void theLiveViewHasAnyFreePortOrTheOneThatIsNamed(String value, int port) {
        assertThat(with(Map.of("live", value)).live()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "embedded, embedded, add -Dtestbed=containers",
        "existing, embedded, add -Dtestbed=containers",
    })
    void aDuetThatThereCannotBeIsRefusedWithTheFix(String testbed, String duet, String fix) {
        assertThatThrownBy(() -> with(Map.of("testbed", testbed, "duet", duet, "kafka.bootstrap", "127.0.0.1:9092")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fix);
    }

    @Test
    void containersCanBeHeldAgainstTheEmbeddedTestbed() {
        RunSettings settings = with(Map.of("testbed", "containers", "duet", "embedded"));

        assertThat(settings.duetAcrossTestbeds()).isTrue();
        assertThat(settings.in(Place.EMBEDDED, Path.of("beside")))
                .returns(Place.EMBEDDED, RunSettings::place)
                .returns(Path.of("beside"), RunSettings::output)
                .returns(settings.scale(), RunSettings::scale);
        assertThat(with(Map.of()).duetAcrossTestbeds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "-1", "65536", "80 80", "127.0.0.1:80"})
    void whatIsNoPortIsRefusedWithWhatToWrite(String value) {
        assertThatThrownBy(() -> with(Map.of("live", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dlive=%s is no port. Write -Dlive for any that is free, or name one, such as -Dlive=8080.",
                        value);
    }
}
