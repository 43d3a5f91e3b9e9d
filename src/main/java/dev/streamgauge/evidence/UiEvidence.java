package dev.streamgauge.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the engine's own user interface shows of a trial's job.
 *
 * @param documents what the engine answered, as it came; in order of their names
 * @param tables the part of it that a reader wants to see, picked by the engine's adapter
 * @param notes what could not be had, and why: a line each
 */
public record UiEvidence(List<Document> documents, List<Table> tables, List<String> notes) {

    /** Nothing was asked, or there is nothing to ask. */
    public static final UiEvidence NONE = new UiEvidence(List.of(), List.of(), List.of());

    public UiEvidence {
        documents =
                documents.stream().sorted(Comparator.comparing(Document::name)).toList();
        tables = List.copyOf(tables);
        notes = notes.stream()
                .map(note -> note.strip().replaceAll("\\s*\\R\\s*", " "))
                .toList();
    }

    /** The same, with one thing more that could not be had. */
    public UiEvidence noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new UiEvidence(documents, tables, more);
    }

    /**
     * One answer of the engine.
     *
     * @param name what it is about, fit for a file name
     * @param json the answer
     */
    public record Document(String name, String json) {

        private static final Pattern FILE_NAME_SAFE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

        /** @throws IllegalArgumentException for a name that cannot name a file everywhere */
        public Document {
            if (!FILE_NAME_SAFE.matcher(name).matches()) {
                throw new IllegalArgumentException("'%s' cannot name a file everywhere".formatted(name));
            }
        }
    }

    /**
     * Some of the answers, for a reader.
     *
     * @param title what the rows are
     * @param columns what each cell of a row is, with its unit
     * @param rows the rows, each with a cell for each column; an empty cell does not apply
     */
    public record Table(String title, List<String> columns, List<List<String>> rows) {

        /** @throws IllegalArgumentException for a row that has more or fewer cells than there are columns */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "A row of '%s' has %d cells, not %d: %s".formatted(title, row.size(), columns.size(), row));
                }
            }
        }
    }
}
