package dev.streamgauge.experiment;

import static dev.streamgauge.experiment.SmallFile.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is refused for; the whole message where a reader meets it most often. */
class RefusalTest {

    @Test
    void theFileToBeBrokenIsSound() {
        assertThatCode(COMPLETE::read).doesNotThrowAnyException();
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKeyThatWasMeant() {
        assertThat(COMPLETE.with("  rate:", "  rte:").refusal())
                .isEqualTo("small.yaml:12: load.rte: unknown key. Did you mean rate? Known here: arrivals, highDwell,"
                        + " lowDwell, highFactor, rate, rateIs, producers, malformed, lateness, events, features, shape,"
                        + " count, warmUpCount, pageEvents, acks, linger, retries.");
    }

    @Test
    void aUnitOfAnotherKindIsRefused() {
        assertThat(COMPLETE.with("window: 2 s", "window: 2 sec").refusal())
                .isEqualTo("small.yaml:21: pipeline.window: 'sec' in '2 sec' is no unit of time. Write a duration such"
                        + " as 10 s, in one of h, min, s, ms, us, ns.");
        assertThat(COMPLETE.with("1500/s", "1500/min").refusal())
                .isEqualTo("small.yaml:12: load.rate: '/min' in '1500/min' is no unit of rate. Write a rate such as"
                        + " 1500/s.");
    }

    @Test
    void aBareNumberIsRefusedWhereAUnitBelongs() {
        assertThat(COMPLETE.with("watermarkDelay: 4 s", "watermarkDelay: 4").refusal())
                .isEqualTo("small.yaml:22: pipeline.watermarkDelay: '4' has no unit. Write a duration such as 10 s, in"
                        + " one of h, min, s, ms, us, ns.");
        assertThat(COMPLETE.with("1500/s", "1500").refusal())
                .isEqualTo("small.yaml:12: load.rate: '1500' has no unit. Write a rate such as 1500/s.");
    }

    @Test
    void aNegativeRateIsRefused() {
        assertThat(COMPLETE.with("1500/s", "-1500/s").refusal())
                .isEqualTo("small.yaml:12: load.rate: -1500/s is not positive. Write a rate above 0/s, such as"
                        + " 1500/s.");
    }

    @Test
    void aMissingKeyIsRefusedAtTheSectionThatLacksIt() {
        assertThat(COMPLETE.without("  rate:").refusal())
                .isEqualTo("small.yaml:7: load.rate: missing key. Add it: a rate such as 1500/s.");
    }

    @Test
    void aDuplicateKeyIsRefusedWithBothLines() {
        assertThat(COMPLETE.with("  producers: 4\n", "  producers: 4\n  rate: 10/s\n")
                        .refusal())
                .isEqualTo("small.yaml:14: load.rate: duplicate key, it stands on line 12 already. Keep one of the"
                        + " two.");
    }

    @Test
    void anUnknownWordIsRefusedWithTheKnownOnes() {
        assertThat(COMPLETE.with("arrivals: mmpp", "arrivals: mmp").refusal())
                .isEqualTo("small.yaml:8: load.arrivals: 'mmp' is unknown. Did you mean mmpp? Known here: spp, mmpp,"
                        + " switched, uniform.");
    }

    @Test
    void aSyntaxErrorIsRefusedWithItsLine() {
        assertThat(COMPLETE.with("title: A small", "title: A: small").refusal())
                .startsWith("small.yaml:2: YAML: mapping values are not allowed here.");
    }

    @Test
    void aCharacterThatNoTextHasIsRefused() {
        assertThat(COMPLETE.with("A small", "A \0 small").refusal()).startsWith("small.yaml:1: YAML: ");
    }

    @Test
    void aKeyInTheWrongSectionIsRefusedWithItsPlace() {
        assertThat(COMPLETE.with("  rate:", "  window: 2 s\n  rate:").refusal())
                .startsWith("small.yaml:12: load.window: unknown key. Did you mean pipeline.window? Known here: ");
    }

    @Test
    void aHighStateThatNoLowStateEvensOutIsRefused() {
        assertThat(COMPLETE.with("highFactor: 4", "highFactor: 5.5").refusal())
                .isEqualTo("small.yaml:11: load.highFactor: 5.5 times the mean rate for 2 s cannot be evened out within"
                        + " 8 s. Write a factor from 1 to 1 + lowDwell / highDwell = 5.");
    }

    @Test
    void aPhaseThatCutsAWindowIsRefusedWithOneThatDoesNot() {
        assertThat(COMPLETE.with("warmUp: 4 s", "warmUp: 5 s").refusal())
                .isEqualTo("small.yaml:35: timing.warmUp: 5 s is no whole number of 2 s windows. Write a multiple of"
                        + " the window, such as 6 s.");
        assertThat(COMPLETE.with("measure: 30 s", "measure: 31 s").refusal())
                .startsWith("small.yaml:36: timing.measure: 31 s is no whole number of 2 s windows.");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id: small | id: ../small | :1: id: '../small' cannot name a folder everywhere",
                "id: small | id: Small File | :1: id: 'Small File' cannot name a folder everywhere",
                "title: A small experiment | title: | :2: title: no value",
                "seed: 42 | seed: many | :4: seed: 'many' is not a whole number",
                "repetitions: 2 | repetitions: -1 | :5: repetitions: -1 is negative. Write a whole number from 0.",
                "repetitions: 2 | repetitions: 0 | :5: repetitions: 0 leaves no trials, and nothing says why. Add notRun:",
                "engine: flink | engine: [flink] | :6: engine: a list stands where a word",
                "highDwell: 2 s | highDwell: 0 s | :9: load.highDwell: 0 s is not positive",
                "lowDwell: 8 s | lowDwell: -8 s | :10: load.lowDwell: -8 s is not positive",
                "highFactor: 4 | highFactor: 0.5 | :11: load.highFactor: 0.5 times the mean",
                "highFactor: 4 | highFactor: four | :11: load.highFactor: 'four' is not a number",
                "rate: 1500/s | rate: 0/s | :12: load.rate: 0/s is not positive",
                "rate: 1500/s | rate: fast | :12: load.rate: 'fast' is no rate",
                "producers: 4 | producers: 0 | :13: load.producers: 0 is less than 1",
                "producers: 4 | rateIs: each | :13: load.rateIs: 'each' is unknown. Known here: total, perProducer.",
                "producers: 4 | producers: 1.5 | :13: load.producers: '1.5' is not a whole number",
                "campaigns: 10 | campaigns: 0 | :15: load.events.campaigns: 0 is less than 1",
                "users: 1000 | users: -1 | :17: load.events.users: -1 is less than 1",
                "clickProbability: 0.1 | clickProbability: 1.1 | :19: load.events.clickProbability: 1.1 is not between",
                "clickProbability: 0.1 | clickProbability: -0.1 | :19: load.events.clickProbability: -0.1 is not between",
                "clickProbability: 0.1 | unknownAds: 1.5 | :19: load.events.unknownAds: 1.5 is not between",
                "window: 2 s | window: 0 s | :21: pipeline.window: 0 s is not positive",
                "window: 2 s | window: 500 us | :21: pipeline.window: 500 us is no whole number of milliseconds",
                "watermarkDelay: 4 s | watermarkDelay: -4 s | :22: pipeline.watermarkDelay: -4 s is negative",
                "grouping: none | grouping: ad | :23: pipeline.grouping: 'ad' is unknown",
                "outputMode: append | outputMode: update | :24: pipeline.outputMode: Spark alone can publish a window again",
                "partitions: 4 | partitions: 0 | :25: pipeline.partitions: 0 is less than 1",
                "parallelism: 2 | parallelism: 0 | :26: pipeline.parallelism: 0 is less than 1",
                "checkpointInterval: 1 s | checkpointInterval: 0 s | :27: pipeline.checkpointInterval: 0 s is not",
                "trigger: 1 s | trigger: -1 s | :29: pipeline.spark.trigger: -1 s is negative",
                "watermarkInterval: 200 ms | watermarkInterval: 0 ms | :31: pipeline.flink.watermarkInterval: 0 s is",
                "bufferTimeout: 10 ms | bufferTimeout: -1 ms | :32: pipeline.flink.bufferTimeout: -1 ms is negative",
                "idleTimeout: 1 s | idleTimeout: 0 s | :33: pipeline.flink.idleTimeout: 0 s is not positive",
                "warmUp: 4 s | warmUp: -4 s | :35: timing.warmUp: -4 s is negative",
                "measure: 30 s | measure: 0 s | :36: timing.measure: 0 s is not positive",
                "drainDeadline: 30 s | drainDeadline: 4 s | :37: timing.drainDeadline: 4 s is over before a watermark",
                "drainDeadline: 30 s | drainDeadline: {s: 30} | :37: timing.drainDeadline: a section stands where a duration",
            })
    void oneWrongValueIsRefusedWhereItStands(String written, String wrong, String message) {
        assertThat(COMPLETE.with(written, wrong).refusal()).startsWith("small.yaml" + message);
    }

    @Test
    void aJobThatKnowsNoCampaignsOrWindowsIsNotAskedForThem() {
        assertThat(COMPLETE.with(
                                "  window: 2 s\n  watermarkDelay: 4 s\n  grouping: none",
                                "  job: inference\n  grouping: campaign")
                        .refusal())
                .isEqualTo(
                        "small.yaml:22: pipeline.grouping: only click-through rates can be told apart by campaign. Write none,"
                                + " or job: ctr.");
        assertThat(COMPLETE.with("  window: 2 s\n  watermarkDelay: 4 s\n", "  job: inference\n")
                        .with("trigger: 1 s", "output: update")
                        .refusal())
                .startsWith("small.yaml:28: pipeline.spark.output: this job has no windows that could change.");
        assertThatCode(COMPLETE.with("trigger: 1 s", "output: update")::read).doesNotThrowAnyException();
        assertThatCode(COMPLETE.with("grouping: none", "grouping: campaign")::read)
                .doesNotThrowAnyException();
    }

    @Test
    void aNegativeCountOfMalformedRecordsIsRefused() {
        assertThat(COMPLETE.with("  producers: 4", "  malformed: -1\n  producers: 4")
                        .refusal())
                .startsWith("small.yaml:13: load.malformed: -1 is negative");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{share: 1.5, min: 1 s, max: 2 s} | share: 1.5 is not between 0 and 1",
                "{share: 0.5, min: -1 s, max: 2 s} | min: -1 s is negative",
                "{share: 0.5, min: 3 s, max: 2 s} | min: 3 s is more than max, 2 s",
                "{share: 0.5, min: 1 s} | max: missing key",
                "{share: 0.5} | min: missing key",
                "{share: 0.5, delay: 2 s to 1 s} | delay: '2 s to 1 s' ends before it begins",
                "{share: 0.5, min: 1 s, delay: 1 s to 2 s} | delay: delay says what min says too. Keep either delay, or",
                "{share: 0.5, max: 2 s, delay: 1 s to 2 s} | delay: delay says what max says too. Keep either delay, or",
                "{share: 1.5, delay: 1 s to 2 s} | share: 1.5 is not between 0 and 1",
            })
    void aLatenessThatCannotBeDrawnIsRefused(String lateness, String message) {
        String written = "  producers: 4";
        assertThat(COMPLETE.with(written, "  lateness: " + lateness + "\n" + written)
                        .refusal())
                .startsWith("small.yaml:13: load.lateness." + message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | YAML: no keys at the top of the file",
                "'' | id: missing key",
                "a: &a {b: *a} | a: the value contains itself",
                "? [a] : b | ?: a key is not a word",
            })
    void aFileThatIsNoExperimentAtAllIsRefused(String text, String message) {
        assertThat(new SmallFile(text).refusal()).startsWith("small.yaml:1: " + message);
    }

    @Test
    void aWordWhereASectionBelongsIsRefused() {
        assertThat(COMPLETE.with("  spark:\n    trigger: 1 s\n", "  spark: fast\n")
                        .refusal())
                .startsWith("small.yaml:28: pipeline.spark: 'fast' stands where a section of keys and values belongs");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{metric: overhead.p51, atMost: 1 s} | [0].metric: 'overhead.p51' is no metric. Did you mean overhead.p",
                "{metric: overhead.p50} | [0]: no limit. Add one of atMost, atLeast, predictedBandWidenedBy",
                "{metric: overhead.p50, atMst: 1 s} | [0].atMst: unknown key. Did you mean atMost?",
                "{metric: overhead.p50, atMost: 1} | [0].atMost: '1' has no unit",
                "{metric: overhead.p50, atMost: 1 s, atLeast: 2 s} | [0].atLeast: 2 s is more than atMost, 1 s",
                "{metric: overhead.p50, predictedBandWidenedBy: -1 s} | [0].predictedBandWidenedBy: -1 s is negative",
                "{atMost: 1 s} | [0].metric: missing key",
                "{metric: overhead.p50, atMost: 1 s, where: {engin: flink}} | [0].where.engin: no factor has this name."
                        + " Did you mean engine?",
                "{metric: overhead.p50, atMost: 1 s, where: {engine: flnk}} | [0].where.engine: 'flnk' is no level of"
                        + " engine. Did you mean flink?",
            })
    void aBoundThatCannotBeJudgedIsRefused(String bound, String message) {
        SmallFile file = COMPLETE.plus("factors: {engine: [spark, flink]}\nbounds:\n  - " + bound + "\n");

        assertThat(file.refusal()).startsWith("small.yaml:40: bounds" + message);
    }

    @Test
    void aQuantileOfTooFewWindowsToBeReportedIsRefused() {
        assertThat(COMPLETE.plus("bounds:\n  - {metric: overhead.p99, atMost: 1 s}\n")
                        .refusal())
                .startsWith("small.yaml:38: bounds: overhead.p99 of ")
                .endsWith(
                        "windows has fewer than five of them beyond it. Measure at least 500 windows, or bound a lower"
                                + " quantile.");
    }

    @Test
    void boundsThatAreNoListAreRefused() {
        assertThat(COMPLETE.plus("bounds: tight\n").refusal())
                .startsWith("small.yaml:38: bounds: 'tight' is no list. Write a list");
    }

    @Test
    void aDifferenceWithoutAReasonIsRefused() {
        assertThat(COMPLETE.plus("differences:\n  trigger:\n").refusal())
                .startsWith("small.yaml:39: differences.trigger: no value");
    }
}
