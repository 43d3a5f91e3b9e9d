package dev.streamgauge.junit;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.testbed.kafka.ClockOffset;
import dev.streamgauge.trial.Limits;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import dev.streamgauge.trial.TrialPlan;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says on the console how the run goes on: a line for each phase, a heartbeat every ten seconds, a table at the end. Plain
 * ASCII, whole lines: it is read in CI logs too.
 */
final class Console implements Progress, AutoCloseable {

    private static final int HEARTBEAT_SECONDS = 10;

    private final PrintStream out;
    private final Heartbeat heartbeat = new Heartbeat(System::nanoTime);
    private final ScheduledExecutorService everyTenSeconds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "streamgauge-console");
        thread.setDaemon(true);
        return thread;
    });

    Console(PrintStream out) {
        this.out = out;
        var unused =
                everyTenSeconds.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Announces an experiment. */
    synchronized void begins(TrialPlan plan, RunSettings settings) {
        heartbeat.begins(plan);
        if (plan.trialsAtMost() == 0) {
            say("%s: %s".formatted(plan.experiment().id(), trials(plan)));
            return;
        }
        boolean recorded = settings.place() == Place.RECORDED;
        say("%s: %s in an order shuffled by seed %d, %s scale, %s testbed, %s"
                .formatted(
                        plan.experiment().id(),
                        trials(plan),
                        plan.experiment().seed(),
                        settings.scale().label(),
                        settings.place().label(),
                        recorded
                                ? "evidence from " + settings.evidence()
                                : "about %s; evidence in %s"
                                        .formatted(Heartbeat.clock(plan.expectedDuration()), settings.output())));
    }

    /** Lists an experiment that is not run. */
    synchronized void plan(TrialPlan plan) {
        if (plan.trialsAtMost() == 0) {
            say("%s: %s".formatted(plan.experiment().id(), trials(plan)));
            return;
        }
        say("%s at %s scale: %s, about %s; each needs %d GiB of free memory, %d GiB of free disk"
                .formatted(
                        plan.experiment().id(),
                        plan.experiment().scale().label(),
                        trials(plan),
                        Heartbeat.clock(plan.expectedDuration()),
                        Limits.FREE_MEMORY_BYTES >> 30,
                        Limits.FREE_DISK_BYTES >> 30));
        for (Configuration ladder : plan.ladders()) {
            say("  the highest rate that %s sustains".formatted(levels(ladder.levels())));
        }
        for (PlannedTrial planned : plan.trials()) {
            say("  %2d  %-24s %s  seed %d  about %s"
                    .formatted(
                            planned.position(),
                            planned.id(),
                            levels(planned.configuration().levels()),
                            planned.seed(),
                            Heartbeat.clock(planned.expectedDuration())));
        }
    }

    @Override
    public synchronized void enters(PlannedTrial trial, Phase phase, Duration expected) {
        heartbeat.enters(trial, phase, expected);
        say("%s %s".formatted(heartbeat.place(trial), phase.label()));
    }

    @Override
    public synchronized void sees(PlannedTrial trial, long sent, long results) {
        heartbeat.sees(sent, results);
    }

    @Override
    public synchronized void samples(PlannedTrial trial, LiveSample sample) {
        heartbeat.samples(sample);
    }

    /** Where the live view is, if one was asked for. */
    synchronized void watchedAt(URI page) {
        say("live view at %s, for Prometheus at %smetrics".formatted(page, page));
    }

    /** How far the broker's clock is ahead, or that of a load that is sent from elsewhere: its events are due by it. */
    synchronized void clock(String whose, ClockOffset offset) {
        String concerned = whose.equals("broker")
                ? "parts of a latency that it stamps are known within %.1f ms, the whole is not concerned"
                : "latencies begin by it, and are known within %.1f ms";
        say(("the %s's clock is %s: " + concerned).formatted(whose, offset, offset.boundMs()));
    }

    synchronized void cleanedUp(Collection<String> topics, int jobs) {
        say(
                topics.isEmpty() && jobs == 0
                        ? "cleaned up: nothing was left"
                        : "cleaned up: %d jobs cancelled, topics deleted: %s".formatted(jobs, topics));
    }

    private static String trials(TrialPlan plan) {
        Search search = plan.experiment().search();
        if (plan.trialsAtMost() == 0) {
            String why = plan.experiment().notRun();
            return "no trials at %s scale: %s"
                    .formatted(
                            plan.experiment().scale().label(),
                            why == null ? "-Dtrials matches none of them; -Dplan without it lists all" : why);
        }
        if (search != null) {
            return "%d searches of at most %d trials each"
                    .formatted(plan.ladders().size(), search.rungs());
        }
        return plan.trials().size() == 1 ? "1 trial" : plan.trials().size() + " trials";
    }

    /** A trial that an earlier run has left is not run again. */
    synchronized void takesUp(PlannedTrial trial) {
        say("%s is taken up from an earlier run".formatted(heartbeat.place(trial)));
    }

    /** A claim has been judged. */
    synchronized void judged(JudgedClaim claim) {
        say("  %-12s %s: %s%s"
                .formatted(
                        claim.ruling().verdict().name().toLowerCase(Locale.ROOT),
                        claim.claim().id(),
                        claim.ruling().measured(),
                        claim.flipped() ? "; FLIPPED, recorded as " + claim.recorded() : ""));
    }

    /** The table of all claims. */
    synchronized void claims(List<JudgedClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        say("%-6s %-13s %-13s %s".formatted("claim", "verdict", "recorded", "measured"));
        for (JudgedClaim each : claims.stream().sorted(JudgedClaim.BY_ID).toList()) {
            say("%-6s %-13s %-13s %s"
                    .formatted(
                            each.claim().id(),
                            each.ruling().verdict(),
                            each.recorded() == null ? "-" : each.recorded(),
                            each.ruling().measured()));
        }
        say("");
    }

    /** The machine is measured. */
    synchronized void calibrates() {
        say("calibrates: processor, broker and clock, about three seconds");
    }

    /** An experiment was held against its baseline, or that was recorded. */
    synchronized void gated(GateSummary.Experiment gated) {
        say("gate: %s %s %s, after %d further trials; %s"
                .formatted(
                        gated.experiment(),
                        gated.recorded() ? "is recorded in" : gated.outcome() + " against",
                        gated.baseline(),
                        gated.trials(),
                        gated.machine()));
        gated.comparisons()
                .forEach(each -> say("  %-12s %s %s: %s"
                        .formatted(
                                each.outcome().toLowerCase(Locale.ROOT),
                                each.configuration(),
                                each.figure(),
                                each.reason())));
    }

    /** A figure's history was looked at. */
    synchronized void trend(GateSummary.Trend trend) {
        say("trend: %-12s %s %s %s: %s"
                .formatted(
                        trend.outcome().toLowerCase(Locale.ROOT),
                        trend.experiment(),
                        trend.configuration(),
                        trend.figure(),
                        trend.reason()));
    }

    /** The other build of a duet is made first. */
    synchronized void builds(String asked, String commit) {
        say("duet: builds %s (%s), which may take some minutes".formatted(asked, commit));
    }

    /** A trial of the other build of a duet comes next. */
    synchronized void duets(PlannedTrial trial, String other) {
        say("duet: %s of %s".formatted(trial.id(), other));
    }

    /** A trial could not be taken up. */
    synchronized void leavesOut(PlannedTrial trial, String reason) {
        say("%s is left out: %s".formatted(heartbeat.place(trial), reason));
    }

    /** A trial does not count and is run once more. */
    synchronized void repeats(PlannedTrial trial, List<String> reasons) {
        say("%s is run once more, since it does not count: %s"
                .formatted(heartbeat.place(trial), String.join("; ", reasons)));
    }

    /** A trial is over. */
    synchronized void ended(Summary.Trial ended) {
        heartbeat.ends();
        Summary.Counts counts = results(ended);
        say("  %-8s %s: %,d of %,d %s matched%s, overhead p50 %s ms%s%s"
                .formatted(
                        ended.status().name().toLowerCase(Locale.ROOT),
                        ended.trial(),
                        counts.matched(),
                        counts.expected(),
                        ended.windows() == null ? "records" : "windows",
                        counts.duplicate() == 0 ? "" : " and %,d again".formatted(counts.duplicate()),
                        number(ended.overheadMs().p50()),
                        recovery(ended),
                        ended.valid() ? "" : "; NOT VALID"));
    }

    /** The table of all trials. */
    synchronized void table(List<Summary.Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        say("");
        say("%-44s %-8s %11s %11s %11s %11s %9s"
                .formatted("trial", "status", "latency p50", "floor p50", "overhead p50", "send lag us", "matched"));
        for (Summary.Trial each : trials) {
            say("%-44s %-8s %8s ms %8s ms %9s ms %11s %9s%s"
                    .formatted(
                            each.experiment() + "/" + each.trial(),
                            each.status().name().toLowerCase(Locale.ROOT),
                            number(each.latencyMs().p50()),
                            number(each.floorMs().p50()),
                            number(each.overheadMs().p50()),
                            each.scheduleLagMicros() == null
                                    ? "-"
                                    : number(each.scheduleLagMicros().p99()),
                            matched(results(each)),
                            recovery(each)));
        }
        say("");
    }

    /** What came out, and how many of it more than once: {@code 24000/24000 (+610 again)}. */
    private static String matched(Summary.Counts counts) {
        return counts.duplicate() == 0
                ? "%5d/%d".formatted(counts.matched(), counts.expected())
                : "%d/%d (+%d again)"
                        .formatted(counts.matched() + counts.duplicate(), counts.expected(), counts.duplicate());
    }

    /** How long the slowest recovery took, if anything was done to the trial. */
    private static String recovery(Summary.Trial trial) {
        Summary.Recovery recovery = trial.recovery();
        if (recovery == null) {
            return "";
        }
        double slowest = recovery.strikes().stream()
                .map(Summary.Strike::catchUpMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return recovery.recovered()
                ? String.format(Locale.ROOT, "; recovered in %.1f s", slowest / 1e3)
                : "; NOT RECOVERED";
    }

    /** Of windows, or of records where each has a result. */
    private static Summary.Counts results(Summary.Trial trial) {
        Summary.Counts windows = trial.windows();
        return windows == null ? Objects.requireNonNull(trial.records()) : windows;
    }

    private synchronized void beat() {
        heartbeat.line().ifPresent(this::say);
    }

    private static String levels(Map<String, String> levels) {
        return levels.entrySet().stream()
                .map(level -> level.getKey() + "=" + level.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.0f", value);
    }

    private void say(String line) {
        out.println(("streamgauge " + line).stripTrailing());
        out.flush();
    }

    @Override
    public void close() {
        everyTenSeconds.shutdownNow();
    }
}
