package dev.streamgauge.claim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The highest rate that one combination of levels sustains, as far as it was searched.
 *
 * @param levels the combination, the rate not among them
 * @param lowHz highest rate that was sustained, with none below it that was not; null if none was sustained
 * @param highHz lowest rate above it that was not sustained; null if the search met none
 * @param limitedBy what ended the search from above if no rate was found that the engine does not sustain, such as the
 *     generator's limit; null otherwise
 * @param rungs its trials, in the order in which they ran
 */
public record Threshold(
        Map<String, String> levels,
        @Nullable Double lowHz,
        @Nullable Double highHz,
        @Nullable String limitedBy,
        List<Rung> rungs) {

    public Threshold {
        levels = Map.copyOf(levels);
        rungs = List.copyOf(rungs);
    }

    /**
     * What its trials do not agree on, for a reader: rates of which some trials were sustained and others not, and rates
     * that were sustained above one that was not. Empty if nothing does.
     */
    public List<String> contradictions() {
        return Ladder.of(rungs).contradictions();
    }
}
