package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpponentTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void aFolderOfClassesIsTakenAsItIs() {
        Opponent opponent = Opponent.of(folder.toString(), Opponent.Form.CLASSES, folder, console);

        assertThat(opponent).isEqualTo(new Opponent(folder.toString(), folder.toAbsolutePath(), null));
        assertThat(said.size()).as("nothing is built").isZero();
    }

    @Test
    void whatIsNeitherThereNorARevisionIsRefused() {
        assertThatThrownBy(() -> Opponent.of("no-such-branch", Opponent.Form.JARS, folder, console))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dduet=no-such-branch is no jar, no folder, and no revision that git knows here."
                        + " In a shallow clone fetch it first.");
    }

    @Test
    void whatLooksLikeAnOptionIsNoRevision() {
        assertThatThrownBy(() -> Opponent.of("--help", Opponent.Form.CLASSES, folder, console))
                .hasMessageStartingWith("-Dduet=--help is no jar");
    }
}
