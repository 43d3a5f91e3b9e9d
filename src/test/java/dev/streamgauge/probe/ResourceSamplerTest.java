package dev.streamgauge.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.evidence.ResourceRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResourceSamplerTest {

    private static final long SELF = ProcessHandle.current().pid();

    private static double busyWork() {
        double sum = 0;
        for (int i = 1; i < 30_000_000; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }

    @Test
    void aBusyProcessUsesProcessorAndMemoryAndSoDoesTheMachine() {
        ResourceSampler sampler = new ResourceSampler(() -> Map.of(ResourceRow.HARNESS, SELF));
        assertThat(busyWork()).isPositive();

        List<ResourceRow> rows = sampler.sample(3);

        assertThat(rows).extracting(ResourceRow::process).containsExactly(ResourceRow.HARNESS, ResourceRow.MACHINE);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.second()).isEqualTo(3);
            assertThat(row.cpuCores()).isBetween(0.0, 1.5 * Runtime.getRuntime().availableProcessors());
            assertThat(row.residentMiB()).isPositive();
        });
        assertThat(rows.get(0).cpuCores()).isPositive();
        assertThat(rows.get(0).stolenCores()).isNull();
        assertThat(rows.get(1).stolenCores()).isNotNegative();
    }

    @Test
    void aProcessThatEndedHasNoMoreRows() throws IOException {
        Process child = new ProcessBuilder("sleep", "60").start();
        ResourceSampler sampler = new ResourceSampler(() -> Map.of("child", child.pid()));
        assertThat(sampler.sample(0)).extracting(ResourceRow::process).contains("child");

        child.destroyForcibly();
        await("the end of the child").until(() -> !child.isAlive());

        assertThat(sampler.sample(1)).extracting(ResourceRow::process).containsExactly(ResourceRow.MACHINE);
    }

    @Test
    void aProcessThatTakesAnothersNameHasRowsOfItsOwnFromItsSecondSampleOn() throws IOException {
        AtomicLong pid = new AtomicLong(SELF);
        ResourceSampler sampler = new ResourceSampler(() -> Map.of("role", pid.get()));
        assertThat(busyWork()).isPositive();
        assertThat(sampler.sample(0)).extracting(ResourceRow::process).contains("role");

        Process child = new ProcessBuilder("sleep", "60").start();
        pid.set(child.pid());
        List<ResourceRow> first = sampler.sample(1);
        List<ResourceRow> second = sampler.sample(2);
        child.destroyForcibly();

        assertThat(first).extracting(ResourceRow::process).containsExactly(ResourceRow.MACHINE);
        assertThat(second.get(0).process()).isEqualTo("role");
        assertThat(second.get(0).cpuCores()).as("none of the first one's").isBetween(0.0, 0.5);
    }
}
