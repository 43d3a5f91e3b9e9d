package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final JvmRole ROLE = new JvmRole("actor", List.of("-Xmx32m", "-Drole=actor"), List.of());

    @TempDir
    Path folder;

    private final List<ChildProcess> started = new ArrayList<>();

    private ChildProcess child(String... whatToDo) {
        return child(ROLE, Map.of(), whatToDo);
    }

    private ChildProcess child(JvmRole role, Map<String, String> environment, String... whatToDo) {
        List<String> command = new ArrayList<>(List.of(Actor.class.getName()));
        command.addAll(List.of(whatToDo));
        ChildProcess child = ChildProcess.start(
                "actor",
                role,
                folder.resolve("its own"),
                folder.resolve("logs").resolve("actor.log"),
                environment,
                command);
        started.add(child);
        return child;
    }

    private ChildProcess runningChild() {
        ChildProcess child = child("stay");
        Await.until(
                "the child to be ready",
                DEADLINE,
                List.of(child),
                () -> log(child).contains(Actor.READY));
        return child;
    }

    private static String log(ChildProcess child) throws IOException {
        return Files.readString(child.log());
    }

    @AfterEach
    void leaveNoChild() {
        started.forEach(ChildProcess::close);
    }

    @Test
    void itsLogHoldsWhatItWroteToBothOutputs() throws IOException {
        ChildProcess child = child("say", "a word", "another");

        assertThat(child.awaitExit(DEADLINE)).isZero();
        assertThat(log(child)).contains("out: [a word, another]", "err: [a word, another]");
    }

    @Test
    void aSecondLifeKeepsTheFirstOnesWords() throws IOException {
        child("say", "first").awaitExit(DEADLINE);
        ChildProcess restarted = child("say", "second");
        restarted.awaitExit(DEADLINE);

        assertThat(log(restarted)).containsSubsequence("[first]", "[second]");
    }

    @Test
    void itWorksInItsOwnFolderAndKeepsItsTemporaryFilesThere() throws IOException {
        ChildProcess child = child("property", "user.dir", "java.io.tmpdir", "role");

        child.awaitExit(DEADLINE);

        Path own = folder.resolve("its own");
        assertThat(log(child).lines())
                .contains("user.dir=" + own.toRealPath(), "java.io.tmpdir=" + own.resolve("tmp"), "role=actor");
        assertThat(own.resolve("tmp")).isDirectory();
    }

    @Test
    void itsEnvironmentIsOursAndWhatItIsGivenBesides() throws IOException {
        ChildProcess child = child(ROLE, Map.of("STREAMGAUGE_TEST", "given"), "variable", "STREAMGAUGE_TEST", "PATH");

        child.awaitExit(DEADLINE);

        assertThat(log(child).lines()).contains("STREAMGAUGE_TEST=given", "PATH=" + System.getenv("PATH"));
    }

    @Test
    void itDoesNotSeeTheJarsThatItsRoleDoesNotWant() throws IOException {
        ChildProcess child = child(
                new JvmRole("actor", List.of("-Xmx32m"), List.of("assertj-")), Map.of(), "property", "java.class.path");

        child.awaitExit(DEADLINE);

        assertThat(System.getProperty("java.class.path")).contains("assertj-core");
        assertThat(log(child)).contains("junit-jupiter").doesNotContain("assertj-core");
    }

    @Test
    void itSeesFirstWhatItsRoleWantsFirst() throws IOException {
        ChildProcess child = child(
                new JvmRole("actor", List.of("-Xmx32m"), List.of()).seeingFirst(List.of(Path.of("other/classes"))),
                Map.of(),
                "property",
                "java.class.path");

        child.awaitExit(DEADLINE);

        assertThat(log(child))
                .contains("java.class.path=" + Path.of("other/classes").toAbsolutePath() + File.pathSeparator);
    }

    @Test
    void aRunningProcessSaysSo() {
        ChildProcess child = runningChild();

        assertThat(child.alive()).isTrue();
        assertThat(child.fate())
                .isEqualTo("actor (pid %d) is running".formatted(child.pid().orElseThrow()));
        assertThat(ProcessHandle.of(child.pid().orElseThrow())).get().returns(true, ProcessHandle::isAlive);
    }

    @Test
    void itsExitStatusIsKept() {
        ChildProcess child = child("exit", "7");

        assertThat(child.awaitExit(DEADLINE)).isEqualTo(7);
        assertThat(child.alive()).isFalse();
        assertThat(child.fate())
                .isEqualTo("actor (pid %d) ended with status 7"
                        .formatted(child.pid().orElseThrow()));
    }

    @Test
    void aMainClassThatThrowsEndsTheProcessAlthoughAThreadOfItStays() throws IOException {
        ChildProcess child = child("fail", "no luck");

        assertThat(child.awaitExit(DEADLINE)).isEqualTo(1);
        assertThat(log(child)).contains("IllegalStateException: no luck", "at dev.streamgauge.process.Actor");
    }

    @Test
    void aKilledProcessEndsWithTheStatusOfSigkill() {
        ChildProcess child = runningChild();

        child.kill();

        assertThat(child.alive()).isFalse();
        assertThat(child.awaitExit(Duration.ZERO)).isEqualTo(137);
    }

    @Test
    void closingEndsTheProcess() {
        ChildProcess child = runningChild();

        child.close();

        assertThat(child.alive()).isFalse();
        assertThat(child.awaitExit(Duration.ZERO)).isEqualTo(143);
    }

    @Test
    void closingIsLegalTwiceAndAfterDeath() {
        ChildProcess child = runningChild();
        child.kill();

        child.close();
        child.close();

        assertThat(child.awaitExit(Duration.ZERO)).as("what it died of").isEqualTo(137);
    }

    @Test
    void anExitThatDoesNotComeIsToldWithTheLogsEnd() {
        ChildProcess child = runningChild();

        assertThatThrownBy(() -> child.awaitExit(Duration.ofMillis(5)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("Waited 5 ms in vain for exit of actor.")
                .hasMessageContaining("is running")
                .hasMessageContaining("    " + Actor.READY);
    }
}
