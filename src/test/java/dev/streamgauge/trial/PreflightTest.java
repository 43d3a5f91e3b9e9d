package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.testbed.MissingAbilityException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final long GIB = 1L << 30;
    private static final Path OUTPUT = Path.of("target/streamgauge");

    @Test
    void justEnoughIsEnough() {
        assertThatCode(() -> Preflight.require(Limits.FREE_MEMORY_BYTES, Limits.FREE_DISK_BYTES, OUTPUT))
                .doesNotThrowAnyException();
    }

    @Test
    void tooLittleMemoryIsToldWithWhatIsNeededAndWhatToDo() {
        assertThatThrownBy(() -> Preflight.require(3 * GIB / 2, 100 * GIB, OUTPUT))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessage("Only 1.5 GiB of memory are free; a trial needs 3.0 GiB."
                        + " Close what else is running, or use a larger machine.");
    }

    @Test
    void tooLittleDiskIsToldWithThePlaceWhatIsNeededAndWhatToDo() {
        assertThatThrownBy(() -> Preflight.require(100 * GIB, GIB / 2, OUTPUT))
                .isInstanceOf(MissingAbilityException.class)
                .hasMessage(
                        "Only 0.5 GiB of disk are free at %s; a trial needs 2.0 GiB."
                                + " Delete what is not needed (mvn clean frees earlier runs), or move the checkout.",
                        OUTPUT);
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> Preflight.check(none)).hasMessageContaining(none.toString());
    }
}
