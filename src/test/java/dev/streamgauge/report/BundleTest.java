package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    @TempDir
    Path folder;

    @Test
    void holdsEvidenceAndReportWithTheirChecksumsAndNothingOfTheServices() throws IOException {
        // given
        write("evidence/summary.json", "{}");
        write("evidence/ctr/spark-r1/windows.csv", "a,b\n1,2\n");
        write("evidence/services/kafka/data.log", "not evidence");
        write("report/index.html", "<html>");
        write("single.html", "<html>");

        // when
        int files = bundle().writeTo(folder.resolve("bundle.zip"));

        // then
        assertThat(files).isEqualTo(4);
        try (ZipFile zip = new ZipFile(folder.resolve("bundle.zip").toFile())) {
            assertThat(Collections.list(zip.entries()).stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder(
                            "evidence/summary.json",
                            "evidence/ctr/spark-r1/windows.csv",
                            "report/index.html",
                            "report.html",
                            "SHA256SUMS",
                            "HOWTO.txt");
            assertThat(text(zip, "SHA256SUMS"))
                    .contains("%s  evidence/ctr/spark-r1/windows.csv%n".formatted(DigestUtils.sha256Hex("a,b\n1,2\n")));
        }
    }

    @Test
    void isNotMadeWithoutEvidence() throws IOException {
        // given
        write("bundle.zip", "of an earlier run");

        // when
        int files = bundle().writeTo(folder.resolve("bundle.zip"));

        // then
        assertThat(files).isZero();
        assertThat(folder.resolve("bundle.zip")).doesNotExist();
    }

    private Bundle bundle() {
        return new Bundle(folder.resolve("evidence"), folder.resolve("report"), folder.resolve("single.html"));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
