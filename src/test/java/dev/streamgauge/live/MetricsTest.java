package dev.streamgauge.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final Metrics metrics = new Metrics();
    private final RunState run = new RunState(() -> 1);

    private String scraped() {
        return metrics.of(run.since(Known.NOTHING).state());
    }

    private PlannedTrial measuring(TrialPlan plan) {
        PlannedTrial trial = plan.trials().get(0);
        run.begins(plan, Place.EMBEDDED);
        run.enters(trial, Phase.PREPARE, Duration.ofSeconds(12));
        run.enters(trial, Phase.MEASURE, Duration.ofSeconds(24));
        return trial;
    }

    private static String labels(PlannedTrial trial) {
        return "{engine=\"%s\",experiment=\"made\",%%strial=\"%s\"}"
                .formatted(trial.configuration().engine(), trial.id());
    }

    @Test
    void beforeTheFirstExperimentThereIsNothingToTell() {
        assertThat(scraped()).doesNotContain("streamgauge");
    }

    @Test
    void aRunningTrialIsToldWithItsNames() {
        PlannedTrial trial = measuring(MadeRun.plan());
        run.samples(MadeRun.second(12, 2104));

        String all = labels(trial).formatted("");
        assertThat(scraped().lines())
                .contains(
                        "# TYPE streamgauge_events_sent_total counter",
                        "# TYPE streamgauge_backlog_events gauge",
                        "streamgauge_experiment_trials{experiment=\"made\"} 2.0",
                        "streamgauge_experiment_left_seconds{experiment=\"made\"} 112.0",
                        "streamgauge_trial_left_seconds" + all + " 56.0",
                        "streamgauge_trial_phase" + labels(trial).formatted("phase=\"measure\",") + " 1.0",
                        "streamgauge_events_sent_total" + all + " 6500.0",
                        "streamgauge_results_total" + all + " 13.0",
                        "streamgauge_sent_per_second" + all + " 500.0",
                        "streamgauge_latency_seconds" + labels(trial).formatted("quantile=\"1\",") + " 2.104",
                        "streamgauge_backlog_events" + all + " 32.0",
                        "streamgauge_process_cpu_cores" + labels(trial).formatted("process=\"kafka\",") + " 0.5",
                        "streamgauge_process_memory_bytes" + labels(trial).formatted("process=\"kafka\",")
                                + " 5.36870912E8");
    }

    @Test
    void theDocumentNamesEveryMetric() throws IOException {
        measuring(MadeRun.plan());
        run.samples(MadeRun.second(12, 2104));
        String document = Files.readString(Path.of("docs/live.md"));

        assertThat(scraped().lines().filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ")[2]))
                .hasSize(15)
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @Test
    void whatIsNotKnownHasNoLine() {
        PlannedTrial trial = measuring(MadeRun.planOfRecords());
        run.samples(MadeRun.secondOfRecords(12, 40));

        assertThat(scraped())
                .contains("streamgauge_latency_seconds" + labels(trial).formatted("quantile=\"0.5\",") + " 0.04")
                .contains("streamgauge_latency_seconds" + labels(trial).formatted("quantile=\"0.99\",") + " 0.0449")
                .doesNotContain("streamgauge_backlog_events{");
    }

    @Test
    void theNextTrialTakesThePlaceOfTheLastAndCountsFromNothing() {
        TrialPlan plan = MadeRun.plan();
        PlannedTrial first = measuring(plan);
        run.samples(MadeRun.second(12, 2104));
        scraped();
        PlannedTrial next = plan.trials().get(1);
        run.ended(MadeRun.passed(first));
        run.enters(next, Phase.PREPARE, Duration.ofSeconds(12));

        assertThat(scraped())
                .doesNotContain(first.id())
                .doesNotContain("streamgauge_latency_seconds{")
                .contains("streamgauge_events_sent_total" + labels(next).formatted("") + " 0.0");
    }

    @Test
    void countsGoOnFromScrapeToScrape() {
        PlannedTrial trial = measuring(MadeRun.plan());
        scraped();
        run.sees(700, 3);

        assertThat(scraped())
                .contains("streamgauge_events_sent_total" + labels(trial).formatted("") + " 700.0")
                .contains("streamgauge_results_total" + labels(trial).formatted("") + " 3.0");
    }
}
