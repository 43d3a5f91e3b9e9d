package dev.streamgauge.report;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiFolder;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.FileUtils;

/** Attachments of a page, gathered into steps. A file that the trial did not leave is left out. */
final class Attachments {

    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";

    private static final int LOG_BEGINNING = 32 << 10;
    private static final int LOG_END = 96 << 10;

    private static final List<String> ROWS = List.of(
            EvidenceFolder.WINDOWS,
            EvidenceFolder.RESULTS,
            EvidenceFolder.TIMELINE,
            EvidenceFolder.ARRIVALS,
            EvidenceFolder.RESOURCES,
            EvidenceFolder.BATCHES);

    private final AllureLifecycle lifecycle;

    Attachments(AllureLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** In pixels alone, for the pages that there are many of: vectors would be half of a report that is one file. */
    StepResult pixels(List<Plate> plates) {
        return step("Figures", plates.stream().map(this::pixels).toList());
    }

    private Attachment pixels(Plate plate) {
        return written(plate.name(), "image/png", "png", new ByteArrayInputStream(plate.png()));
    }

    StepResult figures(List<Plate> plates) {
        List<Attachment> attachments = new ArrayList<>();
        for (Plate plate : plates) {
            attachments.add(pixels(plate));
            attachments.add(
                    written(plate.name() + ", vectors", "image/svg+xml", "svg", new ByteArrayInputStream(plate.svg())));
        }
        return step("Figures", attachments);
    }

    StepResult data(Evidence evidence, String yaml) {
        List<Attachment> attachments = new ArrayList<>();
        for (String rows : ROWS) {
            copy(attachments, evidence.directory().resolve(rows), CSV, "csv");
        }
        copy(attachments, evidence.directory().resolve(EvidenceFolder.RECORDS), JSON, "json");
        copy(attachments, evidence.directory().resolve(EvidenceFolder.MANIFEST), JSON, "json");
        attachments.add(yaml(yaml));
        return step("Data", attachments);
    }

    /** What the engine's own user interface showed; empty if the trial left nothing of it. */
    Optional<StepResult> userInterface(Evidence evidence) {
        List<Attachment> attachments = new ArrayList<>();
        copy(attachments, UiFolder.screenshot(evidence.directory()), "image/png", "png");
        for (UiEvidence.Document document : UiFolder.read(evidence.directory()).documents()) {
            attachments.add(text(document.name() + ".json", JSON, "json", document.json()));
        }
        return attachments.isEmpty() ? Optional.empty() : Optional.of(step("User interface", attachments));
    }

    StepResult logs(Evidence evidence) {
        List<Attachment> attachments = new ArrayList<>();
        if (Files.isDirectory(evidence.directory())) {
            FileUtils.listFiles(evidence.directory().toFile(), new String[] {"log"}, false).stream()
                    .sorted()
                    .forEach(log -> attachments.add(text(log.getName(), "text/plain", "txt", ends(log))));
        }
        return step("Process logs", attachments);
    }

    StepResult experiment(String yaml) {
        return step("Data", List.of(yaml(yaml)));
    }

    StepResult claims(String markdown) {
        return step("Data", List.of(text(ClaimsMarkdown.FILE, "text/markdown", "md", markdown)));
    }

    private Attachment yaml(String yaml) {
        return text("experiment.yaml", "application/yaml", "yaml", yaml);
    }

    private Attachment text(String name, String type, String extension, String text) {
        return written(name, type, extension, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A log as it stands; of a long one its beginning and its end, which is where things are said. */
    private static String ends(File log) {
        try (RandomAccessFile file = new RandomAccessFile(log, "r")) {
            if (file.length() <= LOG_BEGINNING + LOG_END) {
                return part(file, 0, (int) file.length());
            }
            return "%s%n... %,d bytes are left out here; the whole log is in the trial's folder ...%n%s"
                    .formatted(
                            part(file, 0, LOG_BEGINNING),
                            file.length() - LOG_BEGINNING - LOG_END,
                            part(file, file.length() - LOG_END, LOG_END));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void copy(List<Attachment> attachments, Path file, String type, String extension) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            attachments.add(written(file.getFileName().toString(), type, extension, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Attachment written(String name, String type, String extension, InputStream content) {
        String source = "%s-attachment.%s".formatted(UUID.randomUUID(), extension);
        lifecycle.writeAttachment(source, content);
        return new Attachment().setName(name).setType(type).setSource(source);
    }

    private static StepResult step(String name, List<Attachment> attachments) {
        long now = System.currentTimeMillis();
        return new StepResult()
                .setName(name)
                .setStatus(Status.PASSED)
                .setStage(Stage.FINISHED)
                .setStart(now)
                .setStop(now)
                .setAttachments(attachments);
    }
}
