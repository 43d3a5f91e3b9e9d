package dev.streamgauge.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.bench.rig.Hotspots.Frame;
import dev.streamgauge.bench.rig.Hotspots.Share;
import dev.streamgauge.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotspotsTest {

    private static final Frame MAP_GET = new Frame("java.util.HashMap", "get");
    private static final Frame APPEND =
            new Frame("org.apache.kafka.clients.producer.internals.RecordAccumulator", "append");
    private static final Frame JOB = new Frame("dev.streamgauge.engine.flink.job.Predict", "map");
    private static final Frame THREAD = new Frame("java.lang.Thread", "run");

    @TempDir
    Path folder;

    @Test
    void aMethodsShareIsThatOfTheSamplesWithItOnTop() {
        // given
        Hotspots hotspots = new Hotspots();
        hotspots.add(List.of(MAP_GET, JOB, THREAD));
        hotspots.add(List.of(MAP_GET, APPEND, JOB, THREAD));
        hotspots.add(List.of(APPEND, JOB, THREAD));
        hotspots.add(List.of(MAP_GET, THREAD));

        // when, then
        assertThat(hotspots.samples()).isEqualTo(4);
        assertThat(hotspots.methods(1)).containsExactly(new Share("java.util.HashMap.get", 0.75));
        assertThat(hotspots.methods(15)).hasSize(2).extracting(Share::share).containsExactly(0.75, 0.25);
    }

    @Test
    void whatTheJdkDoesIsTheWorkOfWhoCalledIt() {
        // given
        Hotspots hotspots = new Hotspots();
        hotspots.add(List.of(MAP_GET, JOB, THREAD));
        hotspots.add(List.of(MAP_GET, APPEND, JOB, THREAD));
        hotspots.add(List.of(APPEND, JOB, THREAD));
        hotspots.add(List.of(MAP_GET, THREAD));

        // when, then
        assertThat(hotspots.packages(15))
                .containsExactly(
                        new Share("org.apache.kafka.clients.producer", 0.5),
                        new Share("dev.streamgauge.engine.flink.job", 0.25),
                        new Share(Hotspots.JDK_ALONE, 0.25));
    }

    @Test
    void aHiddenClassIsTheSameInEveryRun() {
        assertThat(new Frame("org.apache.spark.sql.Row$$Lambda$1234/0x00007f0001234560", "apply").name())
                .isEqualTo("org.apache.spark.sql.Row$$Lambda.apply");
        assertThat(new Frame("java.lang.invoke.LambdaForm$DMH.0x00007f0001234560", "invokeStatic").name())
                .isEqualTo("java.lang.invoke.LambdaForm$DMH.invokeStatic");
    }

    @Test
    void aClassWithoutPackageOwnsItself() {
        assertThat(new Frame("Main", "main").owner()).isEqualTo("Main");
    }

    @Test
    void withoutSamplesThereAreNoShares() {
        Hotspots hotspots = new Hotspots();
        hotspots.add(List.of());

        assertThat(hotspots.samples()).isZero();
        assertThat(hotspots.methods(15)).isEmpty();
        assertThat(hotspots.packages(15)).isEmpty();
    }

    @Test
    void aConsoleHasBothTablesWithTheLargestShareFirst() {
        // given
        Hotspots hotspots = new Hotspots();
        hotspots.add(List.of(MAP_GET, JOB, THREAD));
        hotspots.add(List.of(APPEND, JOB, THREAD));
        hotspots.add(List.of(APPEND, JOB, THREAD));

        // when, then
        assertThat(hotspots.lines())
                .containsExactly(
                        "  3 samples of threads in Java code; by whose work it was",
                        "   66.7 %  org.apache.kafka.clients.producer",
                        "   33.3 %  dev.streamgauge.engine.flink.job",
                        "  by the method that was running",
                        "   66.7 %  org.apache.kafka.clients.producer.internals.RecordAccumulator.append",
                        "   33.3 %  java.util.HashMap.get");
    }

    @Test
    void theFlightRecordersFilesAreReadAndWhatIsOutsideOfTheStretchIsLeftOut() {
        // given a recording of this JVM that holds a sample for certain
        long from = System.currentTimeMillis() - 1;
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").with("period", "10 ms");
            recording.start();
            Await.until("a sample of a busy thread", Duration.ofSeconds(60), List.of(), () -> {
                busy();
                recording.dump(file());
                return samples(from) > 0;
            });
        }

        // when
        Hotspots outside = Hotspots.of(List.of(file()), from - 1000, from);

        // then
        assertThat(Hotspots.of(List.of(file()), from, System.currentTimeMillis())
                        .methods(1))
                .hasSize(1);
        assertThat(outside.samples()).isZero();
    }

    private Path file() {
        return folder.resolve("own.jfr");
    }

    private int samples(long from) {
        return Hotspots.of(List.of(file()), from, System.currentTimeMillis()).samples();
    }

    /** A loop long enough to be met by a sample, and short enough to be told again. */
    private static void busy() {
        double sum = 0;
        for (int i = 1; i < 20_000_000; i++) {
            sum += Math.sqrt(i);
        }
        assertThat(sum).isPositive();
    }
}
