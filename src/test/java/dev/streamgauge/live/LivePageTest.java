package dev.streamgauge.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.streamgauge.process.Chromium;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where one is installed, fed with made-up seconds. */
@Timeout(180)
class LivePageTest {

    @TempDir
    Path folder;

    private LiveView view;
    private Browser browser;

    @BeforeEach
    void openThePage() throws Exception {
        Optional<Chromium> installed = Chromium.installed();
        assumeTrue(
                installed.isPresent(),
                () ->
                        "The live page is not tried: there is no Chromium or Chrome on the PATH, and no -D%s=<its file> names one"
                                .formatted(Chromium.PROPERTY));
        view = LiveView.serve(0);
        browser = Browser.open(installed.get(), view.page(), folder);
    }

    @AfterEach
    void closeIt() {
        if (browser != null) {
            browser.close();
        }
        if (view != null) {
            view.close();
        }
    }

    private void shows(String id, String words) {
        await("%s in #%s".formatted(words, id))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(browser.text(id)).contains(words));
    }

    private String label(String chart) {
        return browser.evaluate("document.querySelector('#%s [role=img]').ariaLabel".formatted(chart));
    }

    @Test
    void showsARunningTrialAndGoesOnWithoutReload() throws Exception {
        // given
        TrialPlan plan = MadeRun.plan();
        PlannedTrial trial = plan.trials().get(0);
        shows("note", "The first experiment is about to begin.");
        browser.evaluate("window.sameDocument = true");

        // when
        view.begins(plan, Place.EMBEDDED);
        view.enters(trial, Phase.PREPARE, Duration.ofSeconds(12));

        // then
        shows("experiment", "A made-up experiment");
        shows("trial", "Trial 1 of 2: " + trial.id());
        shows("phases", "prepare, 0:0");
        shows("note", "Samples begin with the load.");

        // when
        view.enters(trial, Phase.WARM_UP, Duration.ofSeconds(12));
        for (int second = 0; second < 12; second++) {
            view.samples(trial, MadeRun.second(second, 2100 + second));
        }
        view.enters(trial, Phase.MEASURE, Duration.ofSeconds(24));
        view.samples(trial, MadeRun.second(12, 2150));

        // then
        shows("phases", "measure, 0:0");
        shows("latency", "2,150 ms");
        shows("rate", "500/s");
        shows("lag", "32");
        shows("cpu", "kafka");
        shows("trial-left", "about 0:5");
        assertThat(label("latency")).isEqualTo("Latency over time: window 2,150 ms, highest 2,150 ms");
        assertThat(browser.evaluate("document.querySelectorAll('canvas').length"))
                .isEqualTo("4");

        // when
        view.samples(trial, MadeRun.second(13, 2222));

        // then
        shows("latency", "2,222 ms");
        shows("levels", "7,000 events sent, 14 results");
        assertThat(browser.evaluate("window.sameDocument")).isEqualTo("true");
    }

    @Test
    void timesMoveOnAtLeastOnceASecondWithoutNews() {
        TrialPlan plan = MadeRun.plan();
        view.begins(plan, Place.EMBEDDED);
        view.enters(plan.trials().get(0), Phase.PREPARE, Duration.ofSeconds(12));
        shows("phases", "prepare, 0:0");
        browser.evaluate("window.changes = 0");
        browser.evaluate("new MutationObserver(() => window.changes++)"
                + ".observe(document.getElementById('phases'), {childList: true})");
        browser.evaluate("window.since = performance.now()");

        await("several changes").until(() -> Integer.parseInt(browser.evaluate("window.changes")) >= 6);

        assertThat(Double.parseDouble(browser.evaluate("(performance.now() - window.since) / window.changes")))
                .as("milliseconds from one change to the next")
                .isLessThan(1000);
    }

    @Test
    void recordsHaveQuantilesAndAnEngineThatTellsNoBacklogHasNone() {
        TrialPlan plan = MadeRun.planOfRecords();
        PlannedTrial trial = plan.trials().get(0);
        view.begins(plan, Place.EMBEDDED);
        view.enters(trial, Phase.WARM_UP, Duration.ofSeconds(12));
        view.samples(trial, MadeRun.secondOfRecords(0, 40));

        shows("latency", "40 ms");
        assertThat(label("latency")).contains("p99 45 ms", "median 40 ms, highest 40 ms");
        assertThat(label("lag")).isEqualTo("Lag over time: events –");
    }

    @Test
    void betweenTrialsAndAfterTheLastTheFinalStateStays() {
        TrialPlan plan = MadeRun.plan();
        PlannedTrial trial = plan.trials().get(0);
        view.begins(plan, Place.EMBEDDED);
        view.enters(trial, Phase.WARM_UP, Duration.ofSeconds(12));
        view.samples(trial, MadeRun.second(0, 2104));
        shows("latency", "2,104 ms");

        view.close();

        shows("connection", "the run is over");
        assertThat(browser.text("latency")).contains("2,104 ms");
        assertThat(browser.text("experiment-left")).isEqualTo("over");
    }

    @Test
    void recordedEvidenceHasNoSamplesAndThePageSaysSo() {
        view.begins(MadeRun.plan(), Place.RECORDED);

        shows("note", "nothing runs, so there are no samples");
        assertThat(browser.evaluate("document.getElementById('charts').hidden")).isEqualTo("true");
    }
}
