package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Side;
import dev.streamgauge.claim.Slope;
import dev.streamgauge.claim.TrialFigure;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Spark's trigger interval does to the records that it writes: once a window, or with every batch that changes one. */
@StreamExperiment("ctr-output-modes.yaml")
class OutputModesExperiment implements ClaimTests {

    private static final Side UPDATING = Side.of("output", "update");

    /** A tenth of a record a second less for each second of trigger: what is less saves nothing. */
    private static final double LEAST_FALL_PER_MS = 1e-4;

    @Trials
    void everyWindowIsExactInTheEnd(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void whateverTheModeTheWindowsAgree(Comparison comparison) {
        assertThat(comparison).sentTheSameStreams().agreesInEveryWindow();
    }

    @Claim("D4")
    Ruling aLongerTriggerWritesLessAndLater(ClaimEvidence evidence) {
        ClaimEvidence updating = evidence.of(UPDATING).sharedBy(2);
        TrialFigure trigger = TrialFigure.millis("trigger");
        Map<String, Ruling> cases = new LinkedHashMap<>();
        cases.put(
                "Writes",
                Slope.of(updating, TrialFigure.resultRecords(), trigger).falls(LEAST_FALL_PER_MS));
        cases.put(
                "Latency",
                Slope.of(updating, TrialFigure.medianOverhead(), trigger).rises(0));
        return Ruling.ofAll(cases);
    }
}
