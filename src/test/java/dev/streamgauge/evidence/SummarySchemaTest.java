package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That summary.json keeps its form: the schema admits what is written, and nothing else. */
class SummarySchemaTest {

    /** The objects whose fields are fixed. */
    private static final List<String> FIXED = List.of(
            "",
            "/trials/0",
            "/trials/0/events",
            "/trials/0/windows",
            "/trials/0/records",
            "/trials/0/latencyMs",
            "/trials/0/floorMs",
            "/trials/0/overheadMs",
            "/trials/0/dialectMs",
            "/trials/0/throughputHz",
            "/trials/0/scheduleLagMicros",
            "/trials/0/recovery",
            "/trials/0/recovery/strikes/0",
            "/trials/0/lag",
            "/trials/0/lag/unanswered",
            "/trials/0/lag/pending",
            "/trials/0/bounds/0",
            "/claims/0",
            "/gate",
            "/gate/experiments/0",
            "/gate/experiments/0/comparisons/0",
            "/gate/trends/0",
            "/gate/trends/0/changes/0");

    private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Summary.class.getResourceAsStream("summary.schema.json"));

    @TempDir
    Path folder;

    private JsonNode written(Summary summary) throws IOException {
        EvidenceFolder.writeSummary(folder, summary);
        return new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    }

    private Set<ValidationMessage> complaints(Summary summary, Consumer<JsonNode> change) throws IOException {
        JsonNode json = written(summary);
        change.accept(json);
        return schema.validate(json);
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aFullSummaryIsAdmitted() throws IOException {
        assertThat(schema.validate(written(SampleSummary.full()))).isEmpty();
    }

    @Test
    void aSummaryOfWhatHardlyRanIsAdmitted() throws IOException {
        assertThat(schema.validate(written(SampleSummary.mostlyNull()))).isEmpty();
    }

    @Test
    void aRunWithoutTrialsIsAdmitted() throws IOException {
        assertThat(complaints(SampleSummary.mostlyNull(), json -> ((ObjectNode) json).putArray("trials")))
                .isEmpty();
    }

    @Test
    void aFieldThatIsNotThereIsRefusedWhereverItIsMissing() throws IOException {
        for (String at : FIXED) {
            JsonNode json = written(SampleSummary.full());
            List<String> names = fields(json.at(at));
            assertThat(names).as("fields of '%s'", at).hasSizeGreaterThan(1);
            for (String name : names) {
                assertThat(complaints(SampleSummary.full(), changed -> ((ObjectNode) changed.at(at)).remove(name)))
                        .as("'%s' without %s", at, name)
                        .extracting(ValidationMessage::getType)
                        .contains("required");
            }
        }
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedWhereverItIsAdded() throws IOException {
        for (String at : FIXED) {
            assertThat(complaints(SampleSummary.full(), json -> ((ObjectNode) json.at(at)).putNull("invented")))
                    .as("'%s' with a field more", at)
                    .extracting(ValidationMessage::getType)
                    .contains("additionalProperties");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scale",
                "/started",
                "/wallSeconds",
                "/environment",
                "/trials",
                "/claims",
                "/trials/0/status",
                "/trials/0/levels",
                "/trials/0/seed",
                "/trials/0/valid",
                "/trials/0/events",
                "/trials/0/events/sent",
                "/trials/0/latencyMs",
                "/trials/0/latencyMs/count",
                "/trials/0/dialectMs",
                "/trials/0/bounds",
                "/trials/0/bounds/0/outcome",
                "/trials/0/recovery/strikes",
                "/trials/0/recovery/strikes/0/atMs",
                "/trials/0/recovery/lost",
                "/trials/0/lag/pending/mean",
                "/trials/0/directory",
                "/claims/0/verdict",
                "/claims/0/n",
                "/claims/0/evidence",
                "/claims/0/wouldChange",
                "/claims/0/flipped",
                "/gate/outcome",
                "/gate/experiments/0/baseline",
                "/gate/experiments/0/comparisons/0/reason"
            })
    void whatAlwaysAppliesIsNeverNull(String pointer) throws IOException {
        assertThat(complaints(SampleSummary.full(), json -> put(json, pointer, ((ObjectNode) json).nullNode())))
                .isNotEmpty();
    }

    private static void put(JsonNode json, String pointer, JsonNode value) {
        int name = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, name));
        String last = pointer.substring(name + 1);
        JsonNode replaced = parent instanceof ArrayNode array
                ? array.set(Integer.parseInt(last), value)
                : ((ObjectNode) parent).replace(last, value);
        assertThat(replaced).as("what stood at %s", pointer).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/scale, huge",
        "/testbed, moon",
        "/started, yesterday",
        "/trials/0/status, PASSED",
        "/trials/0/streamSha256, 0123",
        "/trials/0/bounds/0/outcome, pass",
        "/gate/outcome, green",
        "/gate/experiments/0/comparisons/0/outcome, worse",
        "/trials/0/recovery/target, everything",
        "/trials/0/recovery/action, kick",
        "/trials/0/recovery/guarantee, at most once",
        "/trials/0/seed, 42",
        "/claims/0/verdict, maybe",
        "/claims/0/recorded, confirmed",
        "/claims/0/evidence/0, a-trial-of-no-experiment"
    })
    void aWordThatIsNoneOfThoseAgreedOnIsRefused(String pointer, String word) throws IOException {
        assertThat(complaints(SampleSummary.full(), json -> put(json, pointer, ((ObjectNode) json).textNode(word))))
                .isNotEmpty();
    }

    @Test
    void theSchemaNamesEachFieldInTheOrderInWhichItIsWritten() throws IOException {
        JsonNode json = written(SampleSummary.full());
        JsonNode definition = schema.getSchemaNode();

        assertThat(fields(json))
                .isEqualTo(texts(definition.at("/required")))
                .isEqualTo(fields(definition.at("/properties")));
        assertThat(fields(json.at("/trials/0")))
                .isEqualTo(texts(definition.at("/$defs/trial/required")))
                .isEqualTo(fields(definition.at("/$defs/trial/properties")));
        assertThat(fields(json.at("/trials/0/recovery")))
                .isEqualTo(texts(definition.at("/$defs/trial/properties/recovery/required")))
                .isEqualTo(fields(definition.at("/$defs/trial/properties/recovery/properties")));
        assertThat(fields(json.at("/trials/0/recovery/strikes/0")))
                .isEqualTo(texts(definition.at("/$defs/strike/required")))
                .isEqualTo(fields(definition.at("/$defs/strike/properties")));
        assertThat(fields(json.at("/claims/0")))
                .isEqualTo(texts(definition.at("/$defs/claim/required")))
                .isEqualTo(fields(definition.at("/$defs/claim/properties")));
        assertThat(fields(json.at("/gate")))
                .isEqualTo(texts(definition.at("/$defs/gate/required")))
                .isEqualTo(fields(definition.at("/$defs/gate/properties")));
        assertThat(fields(json.at("/gate/experiments/0")))
                .isEqualTo(texts(definition.at("/$defs/gated/required")))
                .isEqualTo(fields(definition.at("/$defs/gated/properties")));
        assertThat(fields(json.at("/gate/experiments/0/comparisons/0")))
                .isEqualTo(texts(definition.at("/$defs/comparison/required")))
                .isEqualTo(fields(definition.at("/$defs/comparison/properties")));
        assertThat(fields(json.at("/gate/trends/0")))
                .isEqualTo(texts(definition.at("/$defs/trend/required")))
                .isEqualTo(fields(definition.at("/$defs/trend/properties")));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
