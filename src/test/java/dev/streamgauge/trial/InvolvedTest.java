package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.streamgauge.evidence.Manifest.ProcessRecord;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.experiment.Fault.Target;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InvolvedTest {

    private final TestNode broker = new TestNode("kafka", 10, new SwiftPace(0));
    private final TestProcess driver = new TestProcess("driver", 20);
    private final TestProcess executor = new TestProcess("executor", OptionalLong.empty());
    private final TestJob job = new TestJob().runningIn(driver, executor);
    private final Involved involved = new Involved(broker, job);

    @Test
    void ofSeveralProcessesInARoleEachHasANameAndAllHaveOneLog() {
        job.runningIn(new TestProcess("driver", 21), executor);
        involved.look();
        involved.look();
        job.runningIn(new TestProcess("driver", 22), executor);
        involved.look();

        assertThat(involved.all())
                .containsExactly(
                        new ProcessRecord("kafka", 10L, "kafka.log"),
                        new ProcessRecord("driver", 20L, "driver.log"),
                        new ProcessRecord("executor", null, "executor.log"),
                        new ProcessRecord("driver-2", 21L, "driver.log"),
                        new ProcessRecord("driver-3", 22L, "driver.log"));
    }

    @Test
    void aRoleIsFilledByWhoIsThereNow() {
        assertThat(involved.pids()).containsEntry("driver", 20L);

        job.runningIn(new TestProcess("driver", 21));

        assertThat(involved.pids())
                .containsExactly(
                        entry(ResourceRow.HARNESS, ProcessHandle.current().pid()),
                        entry("kafka", 10L),
                        entry("driver", 21L));
        assertThat(involved.all())
                .as("noted meanwhile")
                .extracting(ProcessRecord::pid)
                .contains(21L);
    }

    @Test
    void whileAServiceIsDownItsProcessesNeedNotLive() {
        assertThat(involved.mustLive(Target.NONE)).containsExactly(broker.process(), driver, executor);
        assertThat(involved.mustLive(Target.BROKER)).containsExactly(driver, executor);
        assertThat(involved.mustLive(Target.WORKER)).containsExactly(broker.process());
        assertThat(involved.mustLive(Target.COORDINATOR)).containsExactly(broker.process());
    }
}
