package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.streamgauge.junit.StreamExperimentExtensionTest.Recorded;
import dev.streamgauge.testbed.MissingAbilityException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.TestAbortedException;

/** What the extension refuses, and aborts, before anything starts. */
class StreamExperimentRefusalsTest {

    private static final String FLINK_SPP = "flink-spp-r1";

    @TempDir
    Path root;

    private RecordedEvidence evidence;

    @BeforeEach
    void copyEvidence() {
        evidence = RecordedEvidence.copiedTo(root);
    }

    @StreamExperiment("refused/unknown-engine.yaml")
    static class UnknownEngine extends Recorded {}

    @StreamExperiment("refused/undeclared-difference.yaml")
    static class UndeclaredDifference extends Recorded {}

    @StreamExperiment("no-such-file.yaml")
    static class NoSuchFile extends Recorded {}

    @StreamExperiment("refused/needs-postgres.yaml")
    static class NeedsPostgres extends Recorded {}

    @Test
    void refusesATrialThatWasRecordedWithOtherSettingsThanTheFileAsksFor() {
        // given
        evidence.withManifest(FLINK_SPP, manifest -> {
            manifest.withObject("/levels").put("rate", "1600/s");
            manifest.withObject("/settings")
                    .put("rate", "1600/s")
                    .put("watermarkEmission", "every 100 ms")
                    .put("catalogue", "5 campaigns of 100 ads, 1000 users, 200 pages");
            manifest.withObject("/clock").put("measureMs", 20_000).put("drainDeadlineMs", 60_000);
        });

        // when
        Throwable failure = Thrown.byOneTest(evidence.judgedBy(Recorded.class));

        // then
        assertThat(failure).isInstanceOf(IllegalArgumentException.class);
        assertThat(String.valueOf(failure.getMessage()).lines())
                .containsExactly(
                        "ctr-latency/flink-spp-r1 was recorded with other settings than recorded.yaml asks for.",
                        "  rate: recorded 1600/s, asked 1500/s",
                        "  catalogue: recorded 5 campaigns of 100 ads, 1000 users, 200 pages, asked 10 campaigns of 100 ads, 1000 users, 200 pages",
                        "  watermarkEmission: recorded every 100 ms, asked every 200 ms",
                        "  measure: recorded 20 s, asked 30 s",
                        "  drainDeadline: recorded 1 min, asked 30 s",
                        "Judge it by the file that it was run with, or run it again.");
    }

    @Test
    void refusesAnEngineThatThereIsNotBeforeAnythingStarts() {
        assertThat(Thrown.byContainer(evidence.judgedBy(UnknownEngine.class)))
                .hasMessageStartingWith("refused/unknown-engine.yaml:")
                .hasMessageContaining("there is no engine named 'storm'. Use one of: spark, flink, postgres.");
    }

    @Test
    void refusesAnUnfairComparisonBeforeAnythingStarts() {
        assertThat(Thrown.byContainer(evidence.judgedBy(UndeclaredDifference.class)))
                .hasMessageStartingWith("refused/undeclared-difference.yaml:")
                .hasMessageContaining("the engines differ in trigger (every 1000 ms against none, event by event)");
    }

    @Test
    void refusesAFileThatThereIsNotAndSaysWhereToPutIt() {
        assertThat(Thrown.byContainer(evidence.judgedBy(NoSuchFile.class)))
                .hasMessageContaining("Put it into src/test/resources/experiments/no-such-file.yaml");
    }

    @Test
    void refusesATakenPortForTheLiveView() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(Thrown.byContainer(evidence.judgedWith(Map.of("live", port), Recorded.class)))
                    .hasMessageContaining("-Dlive=%s: port %s of 127.0.0.1 cannot be had", port, port);
        }
    }

    @Test
    void refusesATestbedThatThereIsNot() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Recorded.class))
                .configurationParameter("testbed", "cloud")
                .execute();

        assertThat(Thrown.byContainer(results))
                .hasMessageContaining(
                        "-Dtestbed=cloud: there is no such testbed. Use one of: embedded, containers, existing, recorded.");
    }

    private EngineExecutionResults inContainers(String gate) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NeedsPostgres.class))
                .configurationParameter("testbed", "containers")
                .configurationParameter("gate", gate)
                .configurationParameter("streamgauge.output", evidence.output().toString())
                .configurationParameter(
                        "allure.results.directory", evidence.allureResults().toString())
                .execute();
    }

    @Test
    void abortsAnExperimentThatNeedsWhatTheTestbedNeverHas() {
        assertThat(Thrown.only(inContainers("lenient").containerEvents().aborted()))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("needs-postgres needs a Postgres, and -Dtestbed=containers has none.");
    }

    @Test
    void strictlyAnExperimentThatCannotBeRunHereIsRed() {
        assertThat(Thrown.byContainer(inContainers("strict"))).isInstanceOf(MissingAbilityException.class);
    }
}
