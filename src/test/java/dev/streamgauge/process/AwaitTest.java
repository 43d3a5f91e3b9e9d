package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitTest {

    private static final Duration SHORT = Duration.ofMillis(120);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private record Service(boolean alive, Path log) implements ServiceProcess {

        @Override
        public String name() {
            return "service";
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public String fate() {
            return alive ? "service is running" : "service ended with status 3";
        }
    }

    private Service service(boolean alive, List<String> words) throws IOException {
        return new Service(alive, Files.write(folder.resolve("service.log"), words));
    }

    @Test
    void theWaitEndsWhenTheConditionHolds() {
        AtomicInteger asked = new AtomicInteger();

        Await.until("the third time", LONG, List.of(), () -> asked.incrementAndGet() == 3);

        assertThat(asked).hasValue(3);
    }

    @Test
    void aTimeOutNamesWhatWasAwaitedAndHowLong() {
        assertThatThrownBy(() -> Await.until("the moon to rise", SHORT, List.of(), () -> false))
                .isInstanceOf(NotReadyException.class)
                .hasMessage("Waited 120 ms in vain for the moon to rise.");
    }

    @Test
    void aTimeOutShowsTheLastLinesOfTheLogInTheirOrder() throws IOException {
        Service service = service(
                true,
                IntStream.rangeClosed(1, 40).mapToObj(line -> "<" + line + ">").toList());

        assertThatThrownBy(() -> Await.until("the moon to rise", SHORT, List.of(service), () -> false))
                .hasMessageContaining("service is running; the end of %s:", service.log())
                .hasMessageEndingWith("    <38>%n    <39>%n    <40>".formatted())
                .hasMessageContaining("<16>")
                .hasMessageNotContaining("<15>");
    }

    @Test
    void aLogThatIsNotThereDoesNotHideWhatWasAwaited() {
        Service service = new Service(true, folder.resolve("none.log"));

        assertThatThrownBy(() -> Await.until("the moon to rise", SHORT, List.of(service), () -> false))
                .hasMessageStartingWith("Waited 120 ms in vain for the moon to rise.")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aProcessThatEndsEndsTheWait() throws IOException {
        Service alive = service(true, List.of("all is well"));
        Service dead = service(false, List.of("out of memory"));

        assertThatThrownBy(() -> Await.until("the moon to rise", LONG, List.of(alive, dead), () -> false))
                .isInstanceOf(NotReadyException.class)
                .hasMessageStartingWith("A process ended while waiting for the moon to rise.")
                .hasMessageContaining("service ended with status 3")
                .hasMessageEndingWith("    out of memory");
    }

    @Test
    void whoNeedNotLiveAnyMoreMayEnd() throws IOException {
        Service dead = service(false, List.of());
        AtomicInteger asked = new AtomicInteger();
        // Taken off the list after it was listed, and before it was looked at.
        Supplier<List<Service>> involved = () -> asked.getAndIncrement() == 0 ? List.of(dead) : List.of();

        Await.until("the third time", LONG, involved, () -> asked.get() >= 3);

        assertThat(asked).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void aConditionThatThrowsEndsTheWaitWithItsReason() {
        IllegalStateException reason = new IllegalStateException("the job is FAILED");

        assertThatThrownBy(() -> Await.until("the job to run", LONG, List.of(), () -> {
                    throw reason;
                }))
                .isSameAs(reason);
    }
}
