package dev.streamgauge.junit;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.Limits;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import dev.streamgauge.trial.TrialPlan;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says on the console how the run goes on: a line for each phase, a heartbeat every ten seconds, a table at the end. Plain
 * ASCII, whole lines: it is read in CI logs too.
 */
final class Console implements Progress, AutoCloseable {

    private static final int HEARTBEAT_SECONDS = 10;

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "streamgauge-console");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable TrialPlan plan;
    private @Nullable PlannedTrial trial;
    private @Nullable Phase phase;
    private long trialSinceNanos;
    private long phaseSinceNanos;
    private Duration phaseExpected = Duration.ZERO;
    private long sent;
    private long results;
    private @Nullable LiveSample sample;
    private @Nullable Double latencyMs;

    Console(PrintStream out) {
        this(out, System::nanoTime);
    }

    /** @param nanoClock as {@link System#nanoTime}, or a test's */
    Console(PrintStream out, LongSupplier nanoClock) {
        this.out = out;
        this.nanoClock = nanoClock;
        var unused = heartbeat.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Announces an experiment. */
    synchronized void begins(TrialPlan plan, RunSettings settings) {
        this.plan = plan;
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
                                        .formatted(clock(plan.expectedDuration()), settings.output())));
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
                        clock(plan.expectedDuration()),
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
                            clock(planned.expectedDuration())));
        }
    }

    @Override
    public synchronized void enters(PlannedTrial trial, Phase phase, Duration expected) {
        if (phase == Phase.PREPARE) {
            trialSinceNanos = nanoClock.getAsLong();
            sent = 0;
            results = 0;
            latencyMs = null;
        }
        if (!phase.loads()) {
            sample = null; // nothing is sent, and nothing is looked at each second
        }
        this.trial = trial;
        this.phase = phase;
        this.phaseSinceNanos = nanoClock.getAsLong();
        this.phaseExpected = expected;
        say("%s %s".formatted(place(trial), phase.label()));
    }

    @Override
    public synchronized void sees(PlannedTrial trial, long sent, long results) {
        this.sent = sent;
        this.results = results;
    }

    @Override
    public synchronized void samples(PlannedTrial trial, LiveSample sample) {
        this.sample = sample;
        Statistics latency = sample.latencyMs();
        if (latency.count() > 0) {
            latencyMs = latency.p50() == null ? latency.max() : latency.p50();
        }
    }

    /** Where the live view is, if one was asked for. */
    synchronized void watchedAt(URI page) {
        say("live view at %s, for Prometheus at %smetrics".formatted(page, page));
    }

    private static String trials(TrialPlan plan) {
        Search search = plan.experiment().search();
        if (plan.trialsAtMost() == 0) {
            return "no trials at %s scale: %s"
                    .formatted(
                            plan.experiment().scale().label(), plan.experiment().notRun());
        }
        if (search != null) {
            return "%d searches of at most %d trials each"
                    .formatted(plan.ladders().size(), search.rungs());
        }
        return plan.trials().size() == 1 ? "1 trial" : plan.trials().size() + " trials";
    }

    /** A trial that an earlier run has left is not run again. */
    synchronized void takesUp(PlannedTrial trial) {
        say("%s is taken up from an earlier run".formatted(place(trial)));
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

    /** A trial could not be taken up. */
    synchronized void leavesOut(PlannedTrial trial, String reason) {
        say("%s is left out: %s".formatted(place(trial), reason));
    }

    /** A trial does not count and is run once more. */
    synchronized void repeats(PlannedTrial trial, List<String> reasons) {
        say("%s is run once more, since it does not count: %s".formatted(place(trial), String.join("; ", reasons)));
    }

    /** A trial is over. */
    synchronized void ended(Judgement judgement, Summary.Status status) {
        trial = null;
        phase = null;
        say("  %-8s %s: %,d of %,d %s matched, overhead p50 %s ms%s"
                .formatted(
                        status.name().toLowerCase(Locale.ROOT),
                        judgement.evidence().manifest().trial(),
                        judgement.matched(),
                        judgement.expected(),
                        judgement.evidence().records() == null ? "windows" : "records",
                        number(judgement.overhead().p50()),
                        judgement.evidence().manifest().valid() ? "" : "; NOT VALID"));
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
            say("%-44s %-8s %8s ms %8s ms %9s ms %11s %5d/%d"
                    .formatted(
                            each.experiment() + "/" + each.trial(),
                            each.status().name().toLowerCase(Locale.ROOT),
                            number(each.latencyMs().p50()),
                            number(each.floorMs().p50()),
                            number(each.overheadMs().p50()),
                            each.scheduleLagMicros() == null
                                    ? "-"
                                    : number(each.scheduleLagMicros().p99()),
                            results(each).matched(),
                            results(each).expected()));
        }
        say("");
    }

    /** Of windows, or of records where each has a result. */
    private static Summary.Counts results(Summary.Trial trial) {
        Summary.Counts windows = trial.windows();
        return windows == null ? Objects.requireNonNull(trial.records()) : windows;
    }

    /** The line that says how it goes, every ten seconds. */
    synchronized void beat() {
        if (trial == null || phase == null || secondsSince(phaseSinceNanos) < 2) {
            return;
        }
        say("%s %s, %ds of about %ds, %,d events sent%s, %,d results%s, %s left"
                .formatted(
                        place(trial),
                        phase.label(),
                        secondsSince(phaseSinceNanos),
                        phaseExpected.toSeconds(),
                        sent,
                        rate(LiveSample::sentHz),
                        results,
                        trial.configuration().pipeline().job().windowed() ? "" : rate(LiveSample::resultsHz),
                        lately() + clock(timeLeft(trial))));
    }

    private String rate(ToDoubleFunction<LiveSample> hz) {
        return sample == null ? "" : " (%,.0f/s)".formatted(hz.applyAsDouble(sample));
    }

    /** What of the last second is known. */
    private String lately() {
        if (sample == null) {
            return "";
        }
        StringBuilder known = new StringBuilder();
        if (latencyMs != null) {
            known.append("latency %,.0f ms, ".formatted(latencyMs));
        }
        if (sample.backlog() != null) {
            known.append("lag %,d, ".formatted(Math.max(0, sample.backlog())));
        }
        sample.resources().stream()
                .filter(row -> row.process().equals(ResourceRow.MACHINE))
                .findFirst()
                .ifPresent(machine -> known.append("%.1f cores, ".formatted(machine.cpuCores())));
        return known.toString();
    }

    /** What is left of the plan; of a search, if it takes all the trials that it may. */
    private Duration timeLeft(PlannedTrial current) {
        Duration later = plan == null ? Duration.ZERO : plan.expectedAfter(current);
        Duration ofCurrent = current.expectedDuration().minusSeconds(secondsSince(trialSinceNanos));
        return later.plus(ofCurrent.isNegative() ? Duration.ZERO : ofCurrent);
    }

    private long secondsSince(long nanos) {
        return Duration.ofNanos(nanoClock.getAsLong() - nanos).toSeconds();
    }

    private String place(PlannedTrial trial) {
        return "  [%d/%d] %s".formatted(trial.position(), plan == null ? 0 : plan.trialsAtMost(), trial.id());
    }

    private static String levels(Map<String, String> levels) {
        return levels.entrySet().stream()
                .map(level -> level.getKey() + "=" + level.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String clock(Duration duration) {
        return "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
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
        heartbeat.shutdownNow();
    }
}
