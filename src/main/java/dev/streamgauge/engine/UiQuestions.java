package dev.streamgauge.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiEvidence.Document;
import dev.streamgauge.evidence.UiEvidence.Table;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks a user interface's REST interface one thing after another. What it does not answer is noted, and is no failure; once
 * there is no answer at all, nothing more is asked, so that an engine that hangs costs one time-out.
 */
public final class UiQuestions {

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Function<String, JsonNode> rest;
    private final List<Document> documents = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean silent;

    /**
     * Questions to an interface.
     *
     * @param rest what answers a path, as {@link RestClient#get} does
     */
    public UiQuestions(Function<String, JsonNode> rest) {
        this.rest = rest;
    }

    /** The answer at a path, kept as a document of that name; a missing node if there is none. */
    public JsonNode ask(String name, String path) {
        return ask(name, path, answer -> answer);
    }

    /** The same, of which only a part is kept and returned. */
    public JsonNode ask(String name, String path, Function<JsonNode, JsonNode> part) {
        return keep(name, () -> part.apply(rest.apply(path)));
    }

    /** The same, put together from several answers. */
    public JsonNode keep(String name, Supplier<JsonNode> answer) {
        if (silent) {
            notes.add(name + ": not asked any more");
            return MissingNode.getInstance();
        }
        try {
            JsonNode told = answer.get();
            if (told.isMissingNode()) {
                notes.add(name + ": the answer does not hold it");
            } else {
                documents.add(new Document(name, told.toPrettyString()));
            }
            return told;
        } catch (UncheckedIOException e) {
            silent = true;
            notes.add("%s: %s (%s)".formatted(name, e.getMessage(), e.getCause()));
        } catch (IllegalStateException e) {
            notes.add("%s: %s".formatted(name, e.getMessage()));
        }
        return MissingNode.getInstance();
    }

    /** Adds a table of some of the answers; none where nothing was answered that it could show. */
    public void show(String title, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            tables.add(new Table(title, columns, rows));
        }
    }

    /** An instant as a table writes it, where the day goes without saying: the time of day, UTC. */
    public static String timeOfDay(Instant instant) {
        return TIME_OF_DAY.format(instant);
    }

    /** All that was answered, and what was not. */
    public UiEvidence evidence() {
        return new UiEvidence(documents, tables, notes);
    }
}
