package dev.streamgauge.evidence;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code ui} of a trial: what the engine's user interface showed. Evidence of earlier versions, and of a trial that
 * broke off, has none.
 */
public final class UiFolder {

    private static final String NAME = "ui";
    private static final String DOCUMENT = ".json";
    private static final String TABLES = "tables";
    private static final String NOTES = "notes.txt";
    private static final String SCREENSHOT = "page.png";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private UiFolder() {}

    /**
     * Where the picture of the user interface's own page is, if one was taken.
     *
     * @param trial the trial's folder
     */
    public static Path screenshot(Path trial) {
        return trial.resolve(NAME).resolve(SCREENSHOT);
    }

    /**
     * Writes what there is, and no folder if there is nothing.
     *
     * @param trial the trial's folder
     * @throws IllegalArgumentException for a document with a name that the folder needs itself
     */
    public static void write(Path trial, UiEvidence ui) {
        if (ui.equals(UiEvidence.NONE)) {
            return;
        }
        Path folder = trial.resolve(NAME);
        try {
            Files.createDirectories(folder);
            for (UiEvidence.Document document : ui.documents()) {
                if (document.name().equals(TABLES)) {
                    throw new IllegalArgumentException("A document may not be named " + TABLES);
                }
                Files.writeString(folder.resolve(document.name() + DOCUMENT), document.json());
            }
            JSON.writeValue(folder.resolve(TABLES + DOCUMENT).toFile(), ui.tables());
            Files.write(folder.resolve(NOTES), ui.notes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what the user interface showed to " + folder, e);
        }
    }

    /**
     * Reads what was written.
     *
     * @param trial the trial's folder
     * @return equal to what was written; nothing if there is no such folder
     */
    public static UiEvidence read(Path trial) {
        Path folder = trial.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            return UiEvidence.NONE;
        }
        try {
            List<UiEvidence.Document> documents = new ArrayList<>();
            for (Path file : documents(folder)) {
                String name = file.getFileName().toString();
                documents.add(new UiEvidence.Document(
                        name.substring(0, name.length() - DOCUMENT.length()), Files.readString(file)));
            }
            Path tables = folder.resolve(TABLES + DOCUMENT);
            Path notes = folder.resolve(NOTES);
            return new UiEvidence(
                    documents,
                    Files.exists(tables)
                            ? List.of(JSON.readValue(tables.toFile(), UiEvidence.Table[].class))
                            : List.of(),
                    Files.exists(notes) ? Files.readAllLines(notes) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the user interface showed from " + folder, e);
        }
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(DOCUMENT))
                    .filter(file -> !file.endsWith(TABLES + DOCUMENT))
                    .toList();
        }
    }
}
