package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.streamgauge.claim.JudgedClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a judged claim looks like in the report. */
class ClaimReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path results;

    @Test
    void aRefutedClaimIsAFindingAndItsPageIsNamedAfterTheVerdict() throws IOException {
        // when
        JsonNode result = ended(SyntheticClaims.refutedAgainstTheRecord(), null);

        // then
        assertThat(result.path("status").asText()).isEqualTo("passed");
        assertThat(result.path("name").asText()).isEqualTo("A4 · refuted · Latency grows with the number of producers");
        assertThat(result.path("descriptionHtml").asText()).contains("badge bad\">refuted");
    }

    @Test
    void thePageKeepsItsHistoryWhateverTheVerdict() throws IOException {
        // given
        JudgedClaim claim = SyntheticClaims.refutedAgainstTheRecord();

        // when
        JsonNode result = ended(claim, null);

        // then
        TestIdentity identity = identity(claim);
        assertThat(result.path("historyId").asText()).isEqualTo(identity.historyId());
        assertThat(result.path("fullName").asText()).isEqualTo("synthetic-ctr-latency/claim A4");
        assertThat(identity.suite()).isEqualTo("Claims");
    }

    @Test
    void aFlippedVerdictIsSortedAsOne() throws IOException {
        // when
        JsonNode result =
                ended(SyntheticClaims.refutedAgainstTheRecord(), new AssertionError("A4 was confirmed and is refuted"));

        // then
        assertThat(result.path("status").asText()).isEqualTo("failed");
        assertThat(result.path("statusDetails").path("message").asText())
                .isEqualTo("A verdict turned against the one on record\n\nA4 was confirmed and is refuted");
    }

    @Test
    void aFailureWithoutAFlipIsAnotherOne() throws IOException {
        // when
        JsonNode result = ended(SyntheticClaims.confirmed(), new AssertionError("something else"));

        // then
        assertThat(result.path("statusDetails").path("message").asText())
                .startsWith("Another expectation of the test does not hold");
    }

    @Test
    void allClaimsHaveAPageTogetherWithTheTableAsMarkdown() throws IOException {
        // given
        AllureReport report = AllureReport.writingTo(results);
        TestPage page = report.begin(TestIdentity.ofClaims());

        // when
        page.describeClaims(SyntheticClaims.all());
        page.end(null, false);

        // then
        JsonNode result = onlyResult();
        assertThat(result.path("name").asText()).isEqualTo("Claims of the paper");
        assertThat(result.path("descriptionHtml").asText()).contains("4 claims: ");
        JsonNode attachment = result.path("steps").path(0).path("attachments").path(0);
        assertThat(attachment.path("name").asText()).isEqualTo("claims.md");
        assertThat(Files.readString(results.resolve(attachment.path("source").asText())))
                .isEqualTo(ClaimsMarkdown.of(SyntheticClaims.all()));
    }

    private static TestIdentity identity(JudgedClaim claim) {
        return TestIdentity.ofClaim(
                SyntheticExperiment.experiment(),
                claim.claim().id(),
                claim.claim().text());
    }

    private JsonNode ended(JudgedClaim claim, @Nullable Throwable failure) throws IOException {
        TestPage page = AllureReport.writingTo(results).begin(identity(claim));
        page.describeClaim(claim, List.of(), SyntheticExperiment.experiment(), SyntheticExperiment.YAML);
        page.end(failure, false);
        return onlyResult();
    }

    private JsonNode onlyResult() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            List<Path> found = files.filter(file -> file.toString().endsWith("-result.json"))
                    .toList();
            assertThat(found).hasSize(1);
            return JSON.readTree(found.get(0).toFile());
        }
    }
}
