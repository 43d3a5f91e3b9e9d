package dev.streamgauge.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.process.Actor;
import dev.streamgauge.process.ChildProcess;
import dev.streamgauge.process.JvmRole;
import dev.streamgauge.process.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartableProcessTest {

    @TempDir
    Path folder;

    private RestartableProcess process;

    private RestartableProcess given() {
        process = new RestartableProcess(() -> ChildProcess.start(
                "actor",
                new JvmRole("actor", List.of("-Xmx32m"), List.of()),
                folder,
                folder.resolve("actor.log"),
                Map.of(),
                List.of(Actor.class.getName(), "stay")));
        return process;
    }

    @AfterEach
    void leaveNoProcess() {
        process.close();
    }

    @Test
    void itIsKilledAndStartedAgainAsAnotherProcessOfTheSameName() {
        ServiceProcess first = given().now();

        assertThat(process.kill()).isEqualTo(137);
        assertThat(first.alive()).isFalse();
        assertThat(process.now()).as("until it is started again").isSameAs(first);

        process.restart();
        assertThat(process.now().alive()).isTrue();
        assertThat(process.now().pid()).isNotEqualTo(first.pid());
        assertThat(process.now().name()).isEqualTo("actor");
        assertThat(process.now().log()).isEqualTo(first.log());
    }

    @Test
    void oneThatStillRunsIsReplaced() {
        ServiceProcess first = given().now();

        process.restart();

        assertThat(first.alive()).isFalse();
        assertThat(process.now().alive()).isTrue();
    }

    @Test
    void onceClosedNothingIsStartedThatNobodyWouldStop() {
        given().close();

        assertThatThrownBy(process::restart).isInstanceOf(IllegalStateException.class);
        assertThat(process.now().alive()).isFalse();
    }
}
