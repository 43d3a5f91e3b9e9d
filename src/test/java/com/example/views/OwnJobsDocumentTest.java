package com.example.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document on jobs of one's own shows the files that are run. */
class OwnJobsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/own-jobs.md");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "java, src/test/resources/own-jobs/com/example/views/PageViewMasking.java",
        "java, src/test/java/com/example/views/PageViewMaskingExperiment.java",
        "java, src/test/java/com/example/views/MaskingOracle.java",
        "yaml, src/test/resources/experiments/page-view-masking.yaml",
        "yaml, src/test/resources/experiments/page-view-masking-spark.yaml",
    })
    void itShowsTheFileAsItIs(String language, Path file) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("```%s\n%s```".formatted(language, Files.readString(file)));
    }

    @Test
    void everyFileThatItLinksToIsThere() throws IOException {
        assertThat(Pattern.compile("\\]\\(([^)#:]+)\\)")
                        .matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(link -> Path.of("docs", link.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void itsJobsAreCompiledToAJarOfTheirOwn() throws Exception {
        URL jar = JobBuild.jar(folder).toUri().toURL();

        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {jar}, getClass().getClassLoader())) {
            assertThat(classes.loadClass("com.example.views.PageViewMasking")
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation())
                    .isEqualTo(jar);
            assertThat(classes.loadClass("com.example.views.SparkPageViewMasking")
                            .getMethod("main", String[].class))
                    .isNotNull();
        }
    }
}
