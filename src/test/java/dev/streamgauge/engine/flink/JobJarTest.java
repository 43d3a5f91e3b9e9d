package dev.streamgauge.engine.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.flink.job.FlinkCtrJob;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarTest {

    private static final String FOLDER = "dev/streamgauge/engine/flink/job/";

    @TempDir
    Path folder;

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static List<String> classesOfTheJob() throws IOException, URISyntaxException {
        Path classes = Path.of(FlinkCtrJob.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(FOLDER);
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> FOLDER + file.getFileName()).toList();
        }
    }

    @Test
    void itHoldsTheClassesOfTheJobsPackageAndNothingElse() throws Exception {
        Path jar = JobJar.of(
                FlinkCtrJob.class.getPackageName(), JobJar.source(FlinkCtrJob.class), folder.resolve("job.jar"));

        assertThat(entries(jar))
                .containsExactlyInAnyOrderElementsOf(classesOfTheJob())
                .contains(FOLDER + "FlinkCtrJob.class", FOLDER + "EpochMillis.class", FOLDER + "NowNanos.class");
    }

    @Test
    void itsClassesAreWhole() throws IOException {
        Path jar = JobJar.of(
                FlinkCtrJob.class.getPackageName(), JobJar.source(FlinkCtrJob.class), folder.resolve("job.jar"));

        try (JarFile file = new JarFile(jar.toFile());
                InputStream packed = file.getInputStream(file.getEntry(FOLDER + "FlinkCtrJob.class"));
                InputStream original = FlinkCtrJob.class.getResourceAsStream("FlinkCtrJob.class")) {
            assertThat(packed).hasSameContentAs(original);
        }
    }

    @Test
    void theClassesAreFoundAlsoWhenTheyComeFromAJar() throws IOException {
        Path jar = JobJar.of(Test.class.getPackageName(), JobJar.source(Test.class), folder.resolve("api.jar"));

        assertThat(entries(jar))
                .contains("org/junit/jupiter/api/Test.class")
                .allMatch(entry -> entry.matches("org/junit/jupiter/api/[^/]+"));
    }
}
