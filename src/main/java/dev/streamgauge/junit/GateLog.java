package dev.streamgauge.junit;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.gate.Gate;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.report.AllureReport;
import dev.streamgauge.report.GateMarkdown;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.kafka.Broker;
import dev.streamgauge.trial.Calibrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run shows at the gate: how fast the machine is, and what became of each experiment and of its figures' trends. */
final class GateLog {

    private final RunSettings settings;
    private final Console console;
    private final List<GateSummary.Experiment> gated = new ArrayList<>();
    private final List<Trend> trends = new ArrayList<>();
    private @Nullable Calibration calibration;

    GateLog(RunSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Measures how fast the machine is now, beside what it measured before in this run. */
    void calibrate(Broker broker) {
        console.calibrates();
        Calibration now = Calibrator.of(broker);
        calibration = calibration == null ? now : calibration.and(now);
        EvidenceFolder.writeCalibration(settings.output(), calibration);
    }

    /** How fast the machine is, or was when the evidence was recorded; empty if nobody measured. */
    Optional<Calibration> calibration() {
        return settings.place() == Place.RECORDED
                ? Optional.ofNullable(EvidenceFolder.readCalibration(settings.recorded()))
                : Optional.ofNullable(calibration);
    }

    void add(GateSummary.Experiment outcome) {
        gated.add(outcome);
        console.gated(outcome);
    }

    void add(List<Trend> ofAnExperiment) {
        trends.addAll(ofAnExperiment);
        ofAnExperiment.forEach(trend -> console.trend(trend.summary()));
    }

    /** All of it; null where nothing was held against anything. */
    @Nullable
    GateSummary summary() {
        if (gated.isEmpty() && trends.isEmpty()) {
            return null;
        }
        List<String> outcomes = new ArrayList<>(
                gated.stream().map(GateSummary.Experiment::outcome).toList());
        trends.stream().filter(Trend::worsened).forEach(trend -> outcomes.add(Outcome.FAIL.name()));
        return new GateSummary(
                Gate.together(outcomes).name(),
                settings.gate().strict(),
                gated,
                trends.stream().map(Trend::summary).toList());
    }

    /** Writes the report's page and the Markdown, if there is anything to tell. */
    void write(AllureReport report) {
        GateSummary summary = summary();
        if (summary != null) {
            report.writeGate(summary, trends);
            GateMarkdown.write(settings.output(), summary);
        }
    }
}
