package dev.streamgauge.junit;

import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import java.time.Duration;
import java.util.List;

/** Several that look on: each is told the same, in this order. */
record Onlookers(List<Progress> all) implements Progress {

    Onlookers {
        all = List.copyOf(all);
    }

    @Override
    public void enters(PlannedTrial trial, Phase phase, Duration expected) {
        all.forEach(each -> each.enters(trial, phase, expected));
    }

    @Override
    public void sees(PlannedTrial trial, long sent, long results) {
        all.forEach(each -> each.sees(trial, sent, results));
    }

    @Override
    public void samples(PlannedTrial trial, LiveSample sample) {
        all.forEach(each -> each.samples(trial, sample));
    }

    @Override
    public boolean looksClosely() {
        return all.stream().anyMatch(Progress::looksClosely);
    }
}
