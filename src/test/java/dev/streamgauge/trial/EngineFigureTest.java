package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.process.WallClock;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Asks for two seconds. */
class EngineFigureTest {

    @Test
    void whatItDoesNotTellInOneSecondIsAGapAndTheNextSecondHasItsFigure() {
        AtomicLong asked = new AtomicLong();
        try (EngineFigure figure = new EngineFigure("the backlog", WallClock.epochMillis(), () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("the engine is paused");
            }
            return OptionalLong.of(100 + asked.get());
        })) {
            await("the second look").until(() -> figure.after(1) != null);

            assertThat(figure.after(0)).isNull();
            assertThat(figure.after(1)).isEqualTo(102);
            assertThat(figure.after(2)).isNull();
        }
    }
}
