package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VigilTest {

    private static final Duration EXPECTED = Duration.ofSeconds(5);

    private final AtomicInteger told = new AtomicInteger();
    private List<ServiceProcess> involved = List.of();
    private @Nullable Throwable loadFailure;
    private @Nullable Throwable probeFailure;

    private Vigil vigil(TestJob job) {
        return new Vigil(
                () -> involved,
                job::trouble,
                List.of(new Vigil.Part("The load", () -> loadFailure), new Vigil.Part("The probe", () -> probeFailure)),
                told::incrementAndGet);
    }

    private record Dead(Path log) implements ServiceProcess {

        @Override
        public String name() {
            return "kafka";
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.empty();
        }

        @Override
        public boolean alive() {
            return false;
        }

        @Override
        public String fate() {
            return "kafka ended with status 137";
        }
    }

    @Test
    void itLastsUntilTheConditionHoldsAndTellsOfItEachTime() {
        AtomicInteger looked = new AtomicInteger();

        vigil(new TestJob()).until("the third look", EXPECTED, () -> looked.incrementAndGet() == 3);

        assertThat(looked).hasValue(3);
        assertThat(told).hasValue(3);
    }

    @Test
    void itLastsUntilTheMoment() {
        long moment = WallClock.epochMillis() + 120;

        vigil(new TestJob()).until("the moment", moment);

        assertThat(WallClock.epochMillis()).isGreaterThanOrEqualTo(moment);
    }

    @Test
    void aMomentThatIsOverIsNotWaitedFor() {
        vigil(new TestJob())
                .until(
                        "yesterday",
                        WallClock.epochMillis() - Duration.ofSeconds(5).toMillis());

        assertThat(told).hasValue(1);
    }

    @Test
    void aLoadThatDiesBreaksTheTrialOff() {
        loadFailure = new IllegalStateException("no more events");

        assertThatThrownBy(() -> vigil(new TestJob()).until("never", EXPECTED, () -> false))
                .isInstanceOf(TrialBrokenException.class)
                .hasMessage("The load broke off: java.lang.IllegalStateException: no more events")
                .hasCause(loadFailure);
    }

    @Test
    void aProbeThatDiesBreaksTheTrialOff() {
        probeFailure = new IllegalStateException("no topic");

        assertThatThrownBy(() -> vigil(new TestJob()).until("never", EXPECTED, () -> false))
                .isInstanceOf(TrialBrokenException.class)
                .hasMessage("The probe broke off: java.lang.IllegalStateException: no topic");
    }

    @Test
    void aJobInTroubleBreaksTheTrialOff() {
        assertThatThrownBy(() ->
                        vigil(new TestJob().inTrouble("the job was restarted")).until("never", EXPECTED, () -> false))
                .isInstanceOf(TrialBrokenException.class)
                .hasMessage("the job was restarted");
    }

    @Test
    void whatDidNotHappenInTimeIsToldAsItWasFound() {
        probeFailure = new NotReadyException("kafka to work again", EXPECTED, List.of());

        assertThatThrownBy(() -> vigil(new TestJob()).until("never", EXPECTED, () -> false))
                .isInstanceOf(TrialBrokenException.class)
                .hasMessage("Waited 5000 ms in vain for kafka to work again.");
    }

    @Test
    void aProcessThatEndsEndsTheVigil() {
        involved = List.of(new Dead(Path.of("no.log")));

        assertThatThrownBy(() -> vigil(new TestJob()).until("the end", EXPECTED, () -> false))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining("A process ended while waiting for the end.")
                .hasMessageContaining("kafka ended with status 137");
    }
}
