package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads bounds, and refuses those that no trial of any scale could ever fall under. */
final class BoundReader {

    private final LevelReader levels;

    BoundReader(LevelReader levels) {
        this.levels = levels;
    }

    List<Bound> read(SectionReader root) {
        return root.items("bounds").stream()
                .map(item -> bound(root.reading(item).allowing(Vocabulary.BOUND)))
                .toList();
    }

    private Bound bound(SectionReader bound) {
        String metric = bound.text("metric");
        Map<String, String> where = levels.read(bound.optionalSection("where"));
        Duration atMost = bound.durationOrNull("atMost");
        Duration atLeast = bound.durationOrNull("atLeast");
        Duration widenedBy = bound.durationOrNull("predictedBandWidenedBy");
        return bound.build(() -> new Bound(metric, where, atMost, atLeast, widenedBy));
    }
}
