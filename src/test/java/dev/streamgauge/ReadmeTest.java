package dev.streamgauge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows works as it stands there. */
class ReadmeTest {

    @TempDir
    Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"QUICK", "FULL", "PAPER"})
    void itsExperimentFileIsRead(Scale scale) throws IOException {
        Experiment experiment =
                ExperimentFile.read("trigger-latency.yaml", snippet("yaml"), scale, OptionalLong.empty());

        assertThat(experiment.configurations()).hasSize(2);
    }

    @Test
    void itsExperimentClassCompiles() throws IOException {
        // given
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

        // when
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-d", classes.toString(), "-proc:none", "-Xlint:all", "-Werror"),
                        null,
                        List.of(source(snippet("java"))))
                .call();

        // then
        assertThat(diagnostics.getDiagnostics()).isEmpty();
        assertThat(compiled).isTrue();
        assertThat(classes.resolve("TriggerLatencyExperiment.class")).exists();
    }

    @Test
    void everyFileThatItLinksToIsThere() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
        assertThat(links.results().map(link -> Path.of(link.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
    }

    private static String snippet(String language) throws IOException {
        Matcher snippet = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(readme());
        assertThat(snippet.find()).isTrue();
        return snippet.group(1);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///TriggerLatencyExperiment.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
