package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that ask for a load probe, and for faults. */
class LoadProbeFileTest {

    private static final SmallFile LOAD_PROBE = new SmallFile("""
            id: small
            title: A small load
            source: {seed: "003", section: "Experiment 1"}
            seed: 42
            engine: flink
            load:
              arrivals: uniform
              rate: 1000/s
            pipeline:
              job: loadProbe
            timing: {warmUp: 4 s, measure: 30 s, drainDeadline: 20 s}
            """);

    private static final SmallFile IN_FULL =
            LOAD_PROBE.with("  rate: 1000/s", """
                      rate: 1000/s
                      pageEvents: {userIds: 100, eventBytes: 300}
                      acks: all
                      linger: 20 ms
                      retries: 4\
                    """).with("  job: loadProbe", """
                      job: loadProbe
                      cost:
                        kind: waiting
                        perEvent: 1 ms
                      spark: {trigger: 5 s, deployment: standalone}
                      flink: {delivery: exactlyOnce}\
                    """).plus("""
                    fault:
                      target: worker
                      action: pause
                      during: measure
                      after: 3 s
                      lasting: 2 s
                      times: 4
                      every: 6 s
                    """);

    private static Configuration configuration(SmallFile file) {
        return file.read().configurations().get(0);
    }

    @Test
    void whatTheFileLeavesOutIsTheSeedsOrNothing() {
        Configuration configuration = configuration(LOAD_PROBE);

        assertThat(configuration.load().pageEvents()).isEqualTo(new Load.PageEvents(10_000, 200));
        assertThat(configuration.load().sending()).isEqualTo(Load.Sending.UNSAID);
        assertThat(configuration.pipeline().cost()).isEqualTo(Cost.NONE);
        assertThat(configuration.pipeline().spark().deployment()).isEqualTo(Pipeline.Deployment.LOCAL);
        assertThat(configuration.pipeline().flink().delivery()).isEqualTo(Pipeline.Delivery.AT_LEAST_ONCE);
        assertThat(configuration.fault().happens()).isFalse();
    }

    @Test
    void whatTheFileSaysHolds() {
        Configuration configuration = configuration(IN_FULL);

        assertThat(configuration.load().pageEvents()).isEqualTo(new Load.PageEvents(100, 300));
        assertThat(configuration.load().sending()).isEqualTo(new Load.Sending(Load.Acks.ALL, Duration.ofMillis(20), 4));
        assertThat(configuration.pipeline().cost()).isEqualTo(new Cost(Cost.Kind.WAITING, Duration.ofMillis(1)));
        assertThat(configuration.pipeline().spark())
                .isEqualTo(new Pipeline.Spark(Duration.ofSeconds(5), Pipeline.Deployment.STANDALONE));
        assertThat(configuration.pipeline().flink().delivery()).isEqualTo(Pipeline.Delivery.EXACTLY_ONCE);
        assertThat(configuration.fault())
                .isEqualTo(new Fault(
                        Fault.Target.WORKER,
                        Fault.Action.PAUSE,
                        Fault.Moment.MEASURE,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        4,
                        Duration.ofSeconds(6)));
    }

    @Test
    void aFaultIsToldInWords() {
        assertThat(configuration(IN_FULL).fault().inWords())
                .isEqualTo("pause worker, 3 s into measure, for 2 s, 4 times every 6 s");
        assertThat(configuration(LOAD_PROBE.plus("fault: {target: broker, during: warmUp}\n"))
                        .fault()
                        .inWords())
                .isEqualTo("kill broker, 0 s into warm-up");
        assertThat(Fault.NONE.inWords()).isEqualTo("none");
    }

    @Test
    void aFaultIsAFactorOfEveryEngineAndSoIsTheCost() {
        Experiment experiment = LOAD_PROBE
                .plus("""
                factors:
                  engine: [spark, flink]
                  pipeline.cost.kind: [busy, waiting]
                  fault.target: [none, broker]
                """)
                .with("job: loadProbe", "job: loadProbe\n  cost: {kind: none, perEvent: 1 ms}")
                .read();

        assertThat(experiment.configurations())
                .hasSize(8)
                .allSatisfy(each -> assertThat(each.levels()).containsOnlyKeys("engine", "kind", "target"));
        assertThat(experiment.engineFactors()).isEmpty();
        assertThat(experiment.configurations().stream()
                        .filter(each ->
                                each.engine().equals("spark") && each.fault().target() == Fault.Target.BROKER)
                        .map(each -> each.pipeline().cost().kind()))
                .containsExactly(Cost.Kind.BUSY, Cost.Kind.WAITING);
    }

    @Test
    void aGuaranteeIsAFactorOfTheEngineThatGivesIt() {
        Experiment experiment = LOAD_PROBE.plus("""
                factors:
                  engine: [spark, flink]
                  pipeline.flink.delivery: [atLeastOnce, exactlyOnce]
                  pipeline.spark.deployment: [local]
                """).read();

        assertThat(experiment.configurations())
                .extracting(Configuration::levels)
                .containsExactly(
                        Map.of("engine", "spark", "deployment", "local"),
                        Map.of("engine", "flink", "delivery", "atLeastOnce"),
                        Map.of("engine", "flink", "delivery", "exactlyOnce"));
    }

    @Test
    void aScaleMayHaveAFaultOfItsOwn() {
        SmallFile file = IN_FULL.plus("""
                scales:
                  quick: {fault: {target: coordinator, times: 1}}
                  paper: {fault: {target: none}}
                """);

        assertThat(file.read(Scale.QUICK).configurations().get(0).fault())
                .returns(Fault.Target.COORDINATOR, Fault::target)
                .returns(Fault.Action.PAUSE, Fault::action)
                .returns(1, Fault::times);
        assertThat(file.read(Scale.FULL).configurations().get(0).fault().times())
                .isEqualTo(4);
        assertThat(file.read(Scale.PAPER).configurations().get(0).fault().happens())
                .isFalse();
    }

    @Test
    void aWrongFaultOfAScaleIsRefusedThere() {
        assertThat(LOAD_PROBE
                        .plus("scales:\n  full:\n    fault:\n      target: worker\n      times: 0\n")
                        .refusal())
                .isEqualTo("small.yaml:16: scales.full.fault.times: 0 is less than 1. Write a whole number from 1.");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "eventBytes: 300 | eventBytes: 100 | :9: load.pageEvents.eventBytes: 100 is not between 160 and 1000000",
                "userIds: 100 | userIds: 0 | :9: load.pageEvents.userIds: 0 is less than 1",
                "acks: all | acks: none | :10: load.acks: 'none' is unknown. Known here: all, leader.",
                "linger: 20 ms | linger: -1 ms | :11: load.linger: -1 ms is negative",
                "linger: 20 ms | linger: 1500 us | :11: load.linger: 1500 us is no whole number of milliseconds",
                "retries: 4 | retries: -1 | :12: load.retries: -1 is negative. Write a whole number from 0.",
                "kind: waiting | kind: idle | :16: pipeline.cost.kind: 'idle' is unknown. Known here: none, busy, waiting.",
                "kind: waiting | kind: none | :17: pipeline.cost.perEvent: a cost of kind none for 1 ms. Write a duration",
                "perEvent: 1 ms | perEvent: -1 ms | :17: pipeline.cost.perEvent: -1 ms is negative",
                "perEvent: 1 ms | perEvent: 0 ms | :17: pipeline.cost.perEvent: a cost of kind waiting for 0 s. Write a",
                "deployment: standalone | deployment: yarn | :18: pipeline.spark.deployment: 'yarn' is unknown.",
                "delivery: exactlyOnce | delivery: atMostOnce | :19: pipeline.flink.delivery: 'atMostOnce' is unknown.",
                "target: worker | target: driver | :22: fault.target: 'driver' is unknown.",
                "action: pause | action: stop | :23: fault.action: 'stop' is unknown. Known here: kill, pause, disconnect.",
                "during: measure | during: start | :24: fault.during: 'start' is unknown. Known here: warmUp, measure, drain.",
                "after: 3 s | after: -1 s | :25: fault.after: -1 s is negative",
                "lasting: 2 s | lasting: 0 s | :26: fault.lasting: a pause of 0 s is none. Write a duration such as 3 s.",
                "times: 4 | times: 6 | :27: fault.times: the last time is 33 s into a phase of 30 s. Let it strike within",
                "every: 6 s | every: 2 s | :28: fault.every: 4 times, the next one 2 s after the last, which lasts 2 s.",
            })
    void oneWrongValueIsRefusedWhereItStands(String written, String wrong, String message) {
        assertThat(IN_FULL.with(written, wrong).refusal()).startsWith("small.yaml" + message);
    }

    @Test
    void aKindOfCostWithoutItsAmountIsRefused() {
        assertThat(IN_FULL.without("perEvent: 1 ms").refusal())
                .isEqualTo(
                        "small.yaml:15: pipeline.cost.perEvent: a cost of kind waiting for 0 s. Write a duration above"
                                + " 0 s beside busy or waiting, and none without a kind.");
    }

    @Test
    void aPauseThatDoesNotSayHowLongIsRefused() {
        assertThat(IN_FULL.without("lasting: 2 s").refusal())
                .isEqualTo("small.yaml:21: fault.lasting: a pause of 0 s is none. Write a duration such as 3 s.");
    }

    @Test
    void aFaultMustStrikeWithinItsPhase() {
        String once = "fault: {target: broker, during: %s, after: %s}\n";

        assertThat(LOAD_PROBE.plus(once.formatted("warmUp", "4 s")).refusal())
                .isEqualTo("small.yaml:12: fault.after: the last time is 4 s into a phase of 4 s. Let it strike within"
                        + " the phase, or make that longer.");
        assertThat(LOAD_PROBE.plus(once.formatted("drain", "21 s")).refusal())
                .startsWith("small.yaml:12: fault.after: the last time is 21 s into a phase of 20 s.");
        assertThat(configuration(LOAD_PROBE.plus(once.formatted("drain", "19 s")))
                        .fault()
                        .last())
                .isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void sparksLocalDeploymentHasNoWorkerToStrike() {
        SmallFile file = LOAD_PROBE.with("engine: flink", "engine: spark").plus("fault: {target: worker}\n");

        assertThat(file.refusal())
                .isEqualTo("small.yaml:12: fault.target: Spark's local deployment has no worker: its tasks run in the"
                        + " driver. Write coordinator, or pipeline.spark.deployment: standalone.");
        assertThat(configuration(file.with("job: loadProbe", "job: loadProbe\n  spark: {deployment: standalone}"))
                        .fault()
                        .target())
                .isEqualTo(Fault.Target.WORKER);
    }

    @Test
    void aLevelThatNoDeploymentOfTheEngineHasIsRefusedWhereItStands() {
        assertThat(LOAD_PROBE.plus("""
                factors:
                  engine: [flink, spark]
                  fault.target: [coordinator, worker]
                """).refusal())
                .startsWith("small.yaml:14: factors.fault.target[1]: Spark's local deployment has no worker");
    }

    @Test
    void aBulkKnowsNoMomentForAFault() {
        assertThat(LOAD_PROBE
                        .with("  arrivals: uniform\n  rate: 1000/s", "  shape: bulk\n  count: 1000")
                        .plus("fault: {target: broker}\n")
                        .refusal())
                .isEqualTo("small.yaml:12: fault.target: a fault strikes at a moment of the load, and those of a bulk"
                        + " are not known. Write none, or shape: paced.");
    }

    @Test
    void aJobWithWindowsRefusesAFault() {
        assertThat(SmallFile.COMPLETE.plus("fault: {target: broker}\n").refusal())
                .isEqualTo(
                        "small.yaml:38: fault.target: how a job recovers is told by the results of single events, and"
                                + " this one publishes windows. Write none, or a job without windows; or worker or"
                                + " coordinator with engine: postgres, which publishes each window once whatever is killed.");
    }

    @Test
    void aDatabaseTakesAFaultAlsoWithWindows() {
        SmallFile postgres = SmallFile.COMPLETE.with("engine: flink", "engine: postgres");

        assertThat(postgres.plus("fault: {target: coordinator}\n")
                        .read()
                        .configurations()
                        .get(0)
                        .fault()
                        .target())
                .isEqualTo(Fault.Target.COORDINATOR);
        assertThat(postgres.plus("fault: {target: broker}\n").refusal()).contains("this one publishes windows");
    }

    @Test
    void onlyALoadProbeHasACost() {
        assertThat(IN_FULL.with("loadProbe", "inference").refusal())
                .isEqualTo("small.yaml:16: pipeline.cost.kind: only a load probe has a cost that can be chosen. Write"
                        + " none, or job: loadProbe.");
    }

    @Test
    void onlyALoadProbeDeliversExactlyOnce() {
        assertThat(IN_FULL.with("loadProbe", "inference")
                        .with("kind: waiting", "kind: none")
                        .without("perEvent")
                        .refusal())
                .isEqualTo("small.yaml:18: pipeline.flink.delivery: only a load probe delivers exactly once. Write"
                        + " atLeastOnce, or job: loadProbe.");
    }

    @Test
    void anExceptionLeavesOutCombinations() {
        SmallFile file = LOAD_PROBE.plus("""
                factors:
                  engine: [flink, spark]
                  fault.target: [none, coordinator, broker]
                except:
                  - {engine: spark, target: broker}
                  - {target: none}
                scales:
                  full: {except: []}
                """);

        assertThat(file.read(Scale.QUICK).configurations())
                .extracting(Configuration::levels)
                .containsExactly(
                        Map.of("engine", "flink", "target", "coordinator"),
                        Map.of("engine", "flink", "target", "broker"),
                        Map.of("engine", "spark", "target", "coordinator"));
        assertThat(file.read(Scale.FULL).configurations()).hasSize(6);
        assertThat(file.read(Scale.QUICK).factors()).containsEntry("target", List.of("none", "coordinator", "broker"));
    }

    @Test
    void whatIsLeftOutNeedNotBePossible() {
        SmallFile file = LOAD_PROBE.plus("""
                factors: {engine: [flink, spark], fault.target: [coordinator, worker]}
                except: [{engine: spark, target: worker}]
                """);

        assertThat(file.read().configurations()).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{engin: spark}] | [0].engin: no factor has this name. Did you mean engine?",
                "[{engine: sparc}] | [0].engine: 'sparc' is no level of engine. Did you mean spark?",
                "[{}] | [0]: no level. Write the levels of what is left out, such as {engine: spark}.",
                "[spark] | [0]: 'spark' stands where a section of keys and values belongs.",
                "spark | : 'spark' is no list.",
                "[{engine: spark}, {engine: flink}] | : no combination of levels is left.",
            })
    void anExceptionThatMakesNoSenseIsRefused(String except, String message) {
        assertThat(LOAD_PROBE
                        .plus("factors: {engine: [spark, flink]}\nexcept: " + except + "\n")
                        .refusal())
                .startsWith("small.yaml:13: except" + message);
    }
}
