package dev.streamgauge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {

    private static final ClassPath SOME = new ClassPath(
            List.of("target/classes", "/m2/kryo/kryo-5.6.jar", "/m2/kryo-shaded-4.jar", "/m2/minlog-1.jar"));

    @Test
    void unwantedJarsAreLeftOutAndTheOrderStays() {
        assertThat(SOME.without(List.of("kryo-5", "spark-")).entries())
                .containsExactly("target/classes", "/m2/kryo-shaded-4.jar", "/m2/minlog-1.jar");
    }

    @Test
    void aFolderWithAnUnwantedNameDoesNotCondemnItsJars() {
        assertThat(SOME.without(List.of("m2", "minlog/")).entries()).isEqualTo(SOME.entries());
        assertThat(new ClassPath(List.of("/spark-3.5/flink-dist.jar"))
                        .without(List.of("spark-"))
                        .entries())
                .containsExactly("/spark-3.5/flink-dist.jar");
    }

    @Test
    void itIsWrittenAsTheJavaCommandWantsIt() {
        assertThat(new ClassPath(List.of("a.jar", "b.jar"))).hasToString("a.jar" + File.pathSeparator + "b.jar");
        assertThat(new ClassPath(List.of("/"))).hasToString("/");
    }

    @Test
    void thisJvmSeesItsOwnClasses() {
        assertThat(ClassPath.ofThisJvm().entries())
                .anyMatch(entry -> new File(entry, "dev/streamgauge/process/ClassPath.class").exists())
                .anyMatch(entry -> entry.contains("awaitility"));
    }
}
