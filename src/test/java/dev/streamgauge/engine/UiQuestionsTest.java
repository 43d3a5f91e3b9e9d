package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.streamgauge.evidence.UiEvidence.Document;
import dev.streamgauge.evidence.UiEvidence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UiQuestionsTest {

    private final List<String> asked = new ArrayList<>();
    private final UiQuestions questions = new UiQuestions(this::answer);

    /** Tells the path back, refuses what is forbidden, and is silent on what is slow. */
    private JsonNode answer(String path) {
        asked.add(path);
        if (path.equals("/forbidden")) {
            throw new IllegalStateException("Spark answered GET /forbidden with status 403: no");
        }
        if (path.equals("/slow")) {
            throw new UncheckedIOException("Spark did not answer GET /slow", new IOException("timed out"));
        }
        return JsonNodeFactory.instance.objectNode().put("path", path);
    }

    @Test
    void anAnswerIsReturnedAndKeptForAReader() {
        JsonNode answer = questions.ask("jobs", "/jobs");

        assertThat(answer.path("path").asText()).isEqualTo("/jobs");
        assertThat(questions.evidence().documents())
                .containsExactly(new Document("jobs", "{%n  \"path\" : \"/jobs\"%n}".formatted()));
    }

    @Test
    void ofAnAnswerOnlyTheWantedPartIsKept() {
        JsonNode part = questions.ask("jobs", "/jobs", answer -> answer.path("path"));

        assertThat(part.asText()).isEqualTo("/jobs");
        assertThat(questions.evidence().documents()).containsExactly(new Document("jobs", "\"/jobs\""));
    }

    @Test
    void aRefusalIsNotedAndTheNextQuestionIsAsked() {
        JsonNode refused = questions.ask("executors", "/forbidden");
        questions.ask("jobs", "/jobs");

        assertThat(refused.isMissingNode()).isTrue();
        assertThat(questions.evidence().documents()).extracting(Document::name).containsExactly("jobs");
        assertThat(questions.evidence().notes())
                .containsExactly("executors: Spark answered GET /forbidden with status 403: no");
    }

    @Test
    void anEngineThatDoesNotAnswerIsNotAskedAgain() {
        questions.ask("executors", "/slow");
        questions.ask("jobs", "/jobs");

        assertThat(asked).containsExactly("/slow");
        assertThat(questions.evidence().notes())
                .containsExactly(
                        "executors: Spark did not answer GET /slow (java.io.IOException: timed out)",
                        "jobs: not asked any more");
    }

    @Test
    void anAnswerWithoutTheWantedPartIsNoted() {
        questions.ask("application", "/applications", answer -> answer.path(0));

        assertThat(questions.evidence().documents()).isEmpty();
        assertThat(questions.evidence().notes()).containsExactly("application: the answer does not hold it");
    }

    @Test
    void aTableWithoutRowsIsNotShown() {
        questions.show("Jobs", List.of("job"), List.of());
        questions.show("Batches", List.of("batch"), List.of(List.of("1")));

        assertThat(questions.evidence().tables()).extracting(Table::title).containsExactly("Batches");
    }
}
