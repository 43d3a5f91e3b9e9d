package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.load.ProducerSettings;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadSettingsTest {

    private static PlannedTrial pageEvents(String sending) {
        return trial("loadProbe", "load: {arrivals: spp, rate: 100/s, %s}".formatted(sending), "");
    }

    private static PlannedTrial trial(String job, String load, String more) {
        String text = """
                id: small
                title: A small experiment
                source: {seed: "003", section: "3"}
                seed: 1
                engine: flink
                %s
                pipeline: {job: %s}
                timing: {warmUp: 2 s, measure: 4 s}
                %s
                """.formatted(load, job, more);
        return TrialPlan.of(ExperimentFile.read("small.yaml", text, Scale.QUICK, OptionalLong.empty()))
                .trials()
                .get(0);
    }

    @Test
    void whereTheFileIsSilentPageEventsAreSentAsTheSeedDoes() {
        assertThat(LoadSettings.producing(pageEvents("producers: 1"))).isEqualTo(ProducerSettings.PAGE_EVENTS);
    }

    @Test
    void whereTheFileIsSilentOtherJobsAreSentTheirEventsOnceAndInOrder() {
        assertThat(LoadSettings.producing(Given.defaults().plan(1).trials().get(0)))
                .isEqualTo(ProducerSettings.LATENCY);
        assertThat(LoadSettings.producing(trial("inference", "load: {shape: bulk, count: 100}", "")))
                .isEqualTo(ProducerSettings.CAPACITY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "acks: all,              all, true,  5, none",
                "acks: leader,           1,   false, 5, 3",
                "'acks: all, retries: 2',all, false, 5, 2",
                "retries: 0,             1,   false, 5, 0",
                "linger: 0 ms,           1,   false, 0, 3",
            })
    void whatTheFileSaysHolds(String sending, String acks, boolean idempotent, long lingerMillis, Integer retries) {
        assertThat(LoadSettings.producing(pageEvents(sending)))
                .returns(acks, ProducerSettings::acks)
                .returns(idempotent, ProducerSettings::idempotent)
                .returns(Duration.ofMillis(lingerMillis), ProducerSettings::linger)
                .returns(retries, ProducerSettings::retries)
                .returns(ProducerSettings.PAGE_EVENTS.batchBytes(), ProducerSettings::batchBytes);
    }

    @Test
    void theManifestSaysHowIsSent() {
        assertThat(LoadSettings.of(pageEvents("producers: 1")))
                .containsEntry("acks", "leader")
                .containsEntry("idempotent", "false")
                .containsEntry("linger", "5 ms")
                .containsEntry("retries", "3");
        assertThat(LoadSettings.of(pageEvents("acks: all")))
                .containsEntry("acks", "all")
                .containsEntry("idempotent", "true")
                .containsEntry("retries", "as time allows");
    }

    @Test
    void theManifestSaysWhatIsDoneToATrial() {
        String fault = "fault: {target: worker, during: warmUp, after: 500 ms, times: 4, every: 200 ms}";

        assertThat(LoadSettings.of(trial("loadProbe", "load: {arrivals: spp, rate: 100/s}", fault)))
                .containsEntry("fault", "kill worker, 500 ms into warm-up, 4 times every 200 ms");
        assertThat(LoadSettings.of(pageEvents("producers: 1"))).doesNotContainKey("fault");
    }
}
