package dev.streamgauge.trial;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.process.WallClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a trial was in which phase. */
final class PhaseLog {

    private final List<Manifest.Phase> ended = new ArrayList<>();
    private @Nullable Phase current;
    private Instant since = WallClock.now();

    void enter(Phase phase) {
        end();
        current = phase;
        since = WallClock.now();
    }

    void end() {
        if (current != null) {
            ended.add(new Manifest.Phase(current.label(), since, WallClock.now()));
            current = null;
        }
    }

    List<Manifest.Phase> all() {
        return List.copyOf(ended);
    }
}
