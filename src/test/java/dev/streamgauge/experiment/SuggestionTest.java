package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    @Test
    void aSlipIsRecognised() {
        assertThat(Suggestion.nearest(List.of("rate", "producers"), "producer")).contains("producers");
    }

    @Test
    void aDottedKeyIsRecognisedByItsLastSegment() {
        assertThat(Suggestion.nearest(List.of("load.rate", "load.producers"), "Producers"))
                .contains("load.producers");
    }

    @Test
    void anotherWordIsNotTakenForASlip() {
        assertThat(Suggestion.nearest(List.of("rate", "producers"), "colour")).isEmpty();
        assertThat(Suggestion.among(List.of("rate", "producers"), "colour")).isEqualTo("Known here: rate, producers");
    }

    @Test
    void aShortWordMustBeNear() {
        assertThat(Suggestion.nearest(List.of("spp", "mmpp"), "ab")).isEmpty();
    }
}
