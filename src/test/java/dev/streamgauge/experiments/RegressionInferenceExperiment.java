package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.PairedSpeed;
import dev.streamgauge.claim.RecordChecks;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Side;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;

/** As many predictions as Spark and Flink can make (seed 002). */
@StreamExperiment("regression-inference.yaml")
class RegressionInferenceExperiment implements ClaimTests {

    @Trials
    void everyRecordHasItsPrediction(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesOnEveryRecord();
    }

    @Claim("B0")
    Ruling oneEngineIsFaster(ClaimEvidence evidence) {
        return PairedSpeed.of(evidence, Side.of("engine", "spark"), Side.of("engine", "flink"))
                .oneIsFaster();
    }

    @Claim("B1")
    Ruling bothPredictTheSame(ClaimEvidence evidence) {
        return RecordChecks.predictSame(evidence);
    }

    @Claim("B2")
    Ruling parallelismIsWhatWasAskedFor(ClaimEvidence evidence) {
        return RecordChecks.parallelismIsSet(evidence);
    }

    @Claim("B4")
    Ruling everyRecordIsThereFromTheBeginning(ClaimEvidence evidence) {
        return RecordChecks.completeFromTheBeginning(evidence);
    }

    @Claim("B5")
    Ruling offsetsInterfere(ClaimEvidence evidence) {
        return RecordChecks.disturbedThroughOffsets(evidence);
    }

    @Claim("B6")
    Ruling allStampsAreMeasured(ClaimEvidence evidence) {
        return RecordChecks.stampsAreMeasured(evidence);
    }
}
