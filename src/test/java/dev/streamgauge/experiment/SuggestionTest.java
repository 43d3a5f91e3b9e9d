package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    @Test
    void a_slip_is_recognised() {
        assertThat(Suggestion.nearest(List.of("rate", "producers"), "producer")).contains("producers");
    }

    @Test
    void a_dotted_key_is_recognised_by_its_last_segment() {
        assertThat(Suggestion.nearest(List.of("load.rate", "load.producers"), "Producers"))
                .contains("load.producers");
    }

    @Test
    void another_word_is_not_taken_for_a_slip() {
        assertThat(Suggestion.nearest(List.of("rate", "producers"), "colour")).isEmpty();
        assertThat(Suggestion.among(List.of("rate", "producers"), "colour")).isEqualTo("Known here: rate, producers");
    }

    @Test
    void a_short_word_must_be_near() {
        assertThat(Suggestion.nearest(List.of("spp", "mmpp"), "ab")).isEmpty();
    }
}
