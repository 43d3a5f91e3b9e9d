package dev.streamgauge.report;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Palette;
import java.util.List;

/** Shows when the modulating chain was in its high state: each second as dark as the share it spent there. */
final class HighState {

    private HighState() {}

    /** One shade, or nothing for an arrival process without states. */
    static List<Mark> shade(Evidence evidence) {
        List<Mark.Stretch> stretches = evidence.timeline().stream()
                .filter(row -> row.highShare() > 0)
                .map(HighState::stretch)
                .toList();
        return stretches.isEmpty()
                ? List.of()
                : List.of(new Mark.Shade("high state, share of each second", Palette.ORANGE, stretches));
    }

    private static Mark.Stretch stretch(TimelineRow row) {
        return new Mark.Stretch(row.second(), row.second() + 1.0, row.highShare());
    }
}
