package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one combination of levels: the file's settings with each factor's level laid over them. */
final class ConfigurationReader {

    private final SectionReader.Origin origin;
    private final Tree.Section settings;

    /** What a file's rate counts. */
    enum RateIs {
        /** The events of all producers together. */
        TOTAL,
        /** The events of each producer. */
        PER_PRODUCER
    }

    ConfigurationReader(SectionReader.Origin origin, Tree.Section settings) {
        this.origin = origin;
        this.settings = settings;
    }

    /** The configuration of a combination of levels by setting. */
    Configuration read(Map<String, Tree.Leaf> combination) {
        Tree.Section resolved = settings;
        Map<String, String> levels = new LinkedHashMap<>();
        for (Map.Entry<String, Tree.Leaf> level : combination.entrySet()) {
            resolved = resolved.with(level.getKey(), level.getValue());
            levels.put(Factors.name(level.getKey()), level.getValue().text());
        }
        SectionReader root = new SectionReader(origin, resolved);
        String engine = root.text("engine");
        Pipeline pipeline = pipeline(root.section("pipeline"));
        Load load = load(root.section("load"), pipeline.job());
        OwnJob own = pipeline.own();
        if (own != null) {
            OwnJobReader.refuseUnlessPossible(root, engine, load, own);
        }
        Timing timing = timing(root.section("timing"), pipeline);
        Fault fault = root.has("fault") ? fault(root.section("fault")) : Fault.NONE;
        if (fault.happens()) {
            refuseUnlessPossible(root, engine, load, pipeline, fault);
        }
        return root.build(() -> new Configuration(levels, engine, load, pipeline, timing, fault));
    }

    private static Load load(SectionReader load, Pipeline.Job job) {
        Load.Regression regression = regression(load);
        boolean bulk = regression.shape() == Load.Shape.BULK;
        Load.Arrivals arrivals = bulk && !load.has("arrivals") ? Defaults.STEADY : arrivals(load);
        int producers = load.count("producers", Defaults.PRODUCERS);
        if (bulk && job.windowed()) {
            throw load.refuse(
                    load.placeOf("shape"),
                    "windows need events that are due at a time, and those of a bulk are not",
                    "Write paced, or a job without windows");
        }
        double rateHz = bulk ? regression.count() : load.rateHz("rate") * (isRateOfOneProducer(load) ? producers : 1);
        int malformed = load.count("malformed", 0);
        Load.Lateness lateness = load.has("lateness") ? lateness(load.section("lateness")) : Load.Lateness.NONE;
        Load.AdEvents events = load.has("events") ? events(load.section("events")) : Defaults.EVENTS;
        Load.PageEvents pageEvents =
                load.has("pageEvents") ? pageEvents(load.section("pageEvents")) : Defaults.PAGE_EVENTS;
        Load.Sending sending = sending(load);
        return load.build(() ->
                new Load(arrivals, rateHz, producers, events, lateness, malformed, regression, pageEvents, sending));
    }

    private static Load.Regression regression(SectionReader load) {
        Load.Shape shape = load.has("shape") ? load.word("shape", Load.Shape.class) : Load.Shape.PACED;
        int features = load.count("features", Defaults.REGRESSION.features());
        int count = load.count("count", Math.toIntExact(Defaults.REGRESSION.count()));
        int warmUpCount = load.count("warmUpCount", Math.toIntExact(Defaults.REGRESSION.warmUpCount()));
        return load.build(() -> new Load.Regression(features, shape, count, warmUpCount));
    }

    private static Load.PageEvents pageEvents(SectionReader pageEvents) {
        int userIds = pageEvents.count("userIds", Defaults.PAGE_EVENTS.userIds());
        int eventBytes = pageEvents.count("eventBytes", Defaults.PAGE_EVENTS.eventBytes());
        return pageEvents.build(() -> new Load.PageEvents(userIds, eventBytes));
    }

    private static Load.Sending sending(SectionReader load) {
        Load.Acks acks = load.has("acks") ? load.word("acks", Load.Acks.class) : null;
        Duration linger = load.durationOrNull("linger");
        Integer retries = load.has("retries") ? (Integer) load.count("retries") : null;
        return load.build(() -> new Load.Sending(acks, linger, retries));
    }

    private static Load.Arrivals arrivals(SectionReader load) {
        Load.ArrivalKind kind = load.word("arrivals", Load.ArrivalKind.class);
        boolean steady = kind != Load.ArrivalKind.MMPP && kind != Load.ArrivalKind.SWITCHED;
        Duration highDwell = steady ? load.duration("highDwell", Duration.ZERO) : load.duration("highDwell");
        Duration lowDwell = steady ? load.duration("lowDwell", Duration.ZERO) : load.duration("lowDwell");
        double highFactor = steady ? load.number("highFactor", 1) : load.number("highFactor");
        return load.build(() -> new Load.Arrivals(kind, highDwell, lowDwell, highFactor));
    }

    private static Load.Lateness lateness(SectionReader lateness) {
        double share = lateness.number("share");
        if (lateness.has("delay")) {
            return delay(lateness, share);
        }
        Duration min = lateness.duration("min");
        Duration max = lateness.duration("max");
        return lateness.build(() -> new Load.Lateness(share, min, max));
    }

    private static Load.Lateness delay(SectionReader lateness, double share) {
        DurationRange delay = lateness.value("delay", "a range such as 0 s to 2 s", DurationRange::of);
        for (String other : List.of("min", "max")) {
            if (lateness.has(other)) {
                throw lateness.refuse(
                        lateness.placeOf("delay"),
                        "delay says what %s says too".formatted(other),
                        "Keep either delay, or min and max");
            }
        }
        return lateness.build(() -> new Load.Lateness(share, delay.min(), delay.max()));
    }

    private static boolean isRateOfOneProducer(SectionReader load) {
        return load.has("rateIs") && load.word("rateIs", RateIs.class) == RateIs.PER_PRODUCER;
    }

    private static Load.AdEvents events(SectionReader events) {
        int campaigns = events.count("campaigns", Defaults.EVENTS.campaigns());
        int adsPerCampaign = events.count("adsPerCampaign", Defaults.EVENTS.adsPerCampaign());
        int users = events.count("users", Defaults.EVENTS.users());
        int pages = events.count("pages", Defaults.EVENTS.pages());
        double clickProbability = events.number("clickProbability", Defaults.EVENTS.clickProbability());
        double unknownAds = events.number("unknownAds", Defaults.EVENTS.unknownAds());
        return events.build(
                () -> new Load.AdEvents(campaigns, adsPerCampaign, users, pages, clickProbability, unknownAds));
    }

    private static Pipeline pipeline(SectionReader pipeline) {
        Pipeline.Job job = pipeline.has("job") ? pipeline.word("job", Pipeline.Job.class) : Pipeline.Job.CTR;
        Pipeline.Model model =
                pipeline.has("model") ? pipeline.word("model", Pipeline.Model.class) : Pipeline.Model.FIXED;
        OwnJob own = OwnJobReader.read(pipeline, job);
        Duration window = job.windowed() ? pipeline.duration("window") : withoutWindows(pipeline, job);
        Duration watermarkDelay = job.windowed() ? pipeline.duration("watermarkDelay") : Duration.ZERO;
        Pipeline.Grouping grouping =
                pipeline.has("grouping") ? pipeline.word("grouping", Pipeline.Grouping.class) : Pipeline.Grouping.NONE;
        Pipeline.OutputMode outputMode = pipeline.has("outputMode")
                ? pipeline.word("outputMode", Pipeline.OutputMode.class)
                : Pipeline.OutputMode.APPEND;
        int partitions = pipeline.count("partitions", Defaults.PARTITIONS);
        int parallelism = pipeline.count("parallelism", Defaults.PARALLELISM);
        Duration checkpointInterval = pipeline.duration("checkpointInterval", Defaults.CHECKPOINT_INTERVAL);
        Cost cost = pipeline.has("cost") ? cost(pipeline.section("cost")) : Cost.NONE;
        Pipeline.Spark spark = pipeline.has("spark") ? spark(pipeline.section("spark")) : Defaults.SPARK;
        Pipeline.Flink flink = pipeline.has("flink") ? flink(pipeline.section("flink")) : Defaults.FLINK;
        PostgresSettings postgres = PostgresSettings.ingestedByAsMany(parallelism);
        PostgresSettings told = pipeline.has("postgres") ? postgres(pipeline.section("postgres"), postgres) : postgres;
        refuseUpdatesUnlessSparksWindows(pipeline, job, outputMode, spark);
        if (grouping != Pipeline.Grouping.NONE && job != Pipeline.Job.CTR) {
            throw pipeline.refuse(
                    pipeline.placeOf("grouping"),
                    "only click-through rates can be told apart by campaign",
                    "Write none, or job: ctr");
        }
        if (job != Pipeline.Job.LOAD_PROBE) {
            refuseWhatOnlyLoadProbesHave(pipeline, job, cost, flink);
        }
        return pipeline.build(() -> new Pipeline(
                job,
                model,
                window,
                watermarkDelay,
                grouping,
                outputMode,
                partitions,
                parallelism,
                checkpointInterval,
                cost,
                spark,
                flink,
                told,
                own));
    }

    private static void refuseUpdatesUnlessSparksWindows(
            SectionReader pipeline, Pipeline.Job job, Pipeline.OutputMode outputMode, Pipeline.Spark spark) {
        if (outputMode == Pipeline.OutputMode.UPDATE) {
            throw pipeline.refuse(
                    pipeline.placeOf("outputMode"),
                    "Spark alone can publish a window again when it changes",
                    "Write append here, and spark: {output: update}");
        }
        if (spark.outputMode() == Pipeline.OutputMode.UPDATE && !job.windowed()) {
            throw pipeline.refuse(
                    pipeline.placeOf("spark.output"),
                    "this job has no windows that could change",
                    "Write append, or job: ctr");
        }
    }

    private static void refuseWhatOnlyLoadProbesHave(
            SectionReader pipeline, Pipeline.Job job, Cost cost, Pipeline.Flink flink) {
        if (cost.kind() != Cost.Kind.NONE) {
            throw pipeline.refuse(
                    pipeline.placeOf("cost.kind"),
                    "only a load probe has a cost that can be chosen",
                    "Write none, or job: loadProbe");
        }
        if (flink.delivery() == Pipeline.Delivery.EXACTLY_ONCE && job != Pipeline.Job.OWN) {
            throw pipeline.refuse(
                    pipeline.placeOf("flink.delivery"),
                    "only a load probe delivers exactly once",
                    "Write atLeastOnce, or job: loadProbe");
        }
    }

    private static Duration withoutWindows(SectionReader pipeline, Pipeline.Job job) {
        for (String key : List.of("window", "watermarkDelay")) {
            if (pipeline.has(key)) {
                throw pipeline.refuse(
                        pipeline.placeOf(key),
                        job == Pipeline.Job.OWN
                                ? "only jobs of your own that publish a result for each event can be measured, not windows"
                                : "this job has no windows",
                        "Remove this key, or write another job");
            }
        }
        return Defaults.GRID;
    }

    private static Cost cost(SectionReader cost) {
        Cost.Kind kind = cost.word("kind", Cost.Kind.class);
        Duration perEvent = cost.duration("perEvent", Duration.ZERO);
        return cost.build(() -> new Cost(kind, perEvent));
    }

    private static Fault fault(SectionReader fault) {
        Fault.Target target = fault.word("target", Fault.Target.class);
        Fault.Action action = fault.has("action") ? fault.word("action", Fault.Action.class) : Fault.NONE.action();
        Fault.Moment during = fault.has("during") ? fault.word("during", Fault.Moment.class) : Fault.NONE.during();
        Duration after = fault.duration("after", Fault.NONE.after());
        Duration lasting = fault.duration("lasting", Fault.NONE.lasting());
        int times = fault.count("times", Fault.NONE.times());
        Duration every = fault.duration("every", Fault.NONE.every());
        return fault.build(() -> new Fault(target, action, during, after, lasting, times, every));
    }

    private static void refuseUnlessPossible(
            SectionReader root, String engine, Load load, Pipeline pipeline, Fault fault) {
        Tree.Place place = root.placeOf("fault.target");
        if (pipeline.job().windowed() && !keepsEachWindow(engine, fault)) {
            throw root.refuse(
                    place,
                    "how a job recovers is told by the results of single events, and this one publishes windows",
                    "Write none, or a job without windows; or worker or coordinator with engine: postgres, which publishes each"
                            + " window once whatever is killed");
        }
        if (load.bulk()) {
            throw root.refuse(
                    place,
                    "a fault strikes at a moment of the load, and those of a bulk are not known",
                    "Write none, or shape: paced");
        }
        boolean inTheDriver = engine.equals("spark") && pipeline.spark().deployment() == Pipeline.Deployment.LOCAL;
        if (fault.target() == Fault.Target.WORKER && inTheDriver) {
            throw root.refuse(
                    place,
                    "Spark's local deployment has no worker: its tasks run in the driver",
                    "Write coordinator, or pipeline.spark.deployment: standalone");
        }
    }

    /** Of windows it is known whether one is missing or comes again, but not whether it may: so only where none may. */
    private static boolean keepsEachWindow(String engine, Fault fault) {
        return engine.equals("postgres") && fault.target() != Fault.Target.BROKER;
    }

    private static Pipeline.Spark spark(SectionReader spark) {
        Duration trigger = spark.duration("trigger", Defaults.SPARK.trigger());
        Pipeline.Deployment deployment = spark.has("deployment")
                ? spark.word("deployment", Pipeline.Deployment.class)
                : Defaults.SPARK.deployment();
        Pipeline.OutputMode outputMode =
                spark.has("output") ? spark.word("output", Pipeline.OutputMode.class) : Defaults.SPARK.outputMode();
        return spark.build(() -> new Pipeline.Spark(trigger, deployment, outputMode));
    }

    private static Pipeline.Flink flink(SectionReader flink) {
        Duration watermarkInterval = flink.duration("watermarkInterval", Defaults.FLINK.watermarkInterval());
        Duration bufferTimeout = flink.duration("bufferTimeout", Defaults.FLINK.bufferTimeout());
        Duration idleTimeout = flink.duration("idleTimeout", Defaults.FLINK.idleTimeout());
        Pipeline.Delivery delivery =
                flink.has("delivery") ? flink.word("delivery", Pipeline.Delivery.class) : Defaults.FLINK.delivery();
        return flink.build(() -> new Pipeline.Flink(watermarkInterval, bufferTimeout, idleTimeout, delivery));
    }

    private static PostgresSettings postgres(SectionReader postgres, PostgresSettings otherwise) {
        int ingesters = postgres.count("ingesters", otherwise.ingesters());
        PostgresSettings.Write write =
                postgres.has("write") ? postgres.word("write", PostgresSettings.Write.class) : otherwise.write();
        PostgresSettings.Fsync fsync =
                postgres.has("fsync") ? postgres.word("fsync", PostgresSettings.Fsync.class) : otherwise.fsync();
        Duration pollInterval = postgres.duration("pollInterval", otherwise.pollInterval());
        Duration idleAfter = postgres.duration("idleAfter", otherwise.idleAfter());
        return postgres.build(() -> new PostgresSettings(ingesters, write, fsync, pollInterval, idleAfter));
    }

    private static Timing timing(SectionReader timing, Pipeline pipeline) {
        Duration warmUp = timing.duration("warmUp");
        Duration measure = timing.duration("measure");
        Duration drainDeadline =
                timing.duration("drainDeadline", pipeline.watermarkDelay().plus(Defaults.DRAIN_AFTER_DELAY));
        return timing.build(() -> new Timing(warmUp, measure, drainDeadline));
    }
}
