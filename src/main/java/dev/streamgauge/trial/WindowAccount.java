package dev.streamgauge.trial;

import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WholeWindows;
import dev.streamgauge.evidence.WindowKey;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.WindowResults;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.ExpectedWindows;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StateCursor;
import dev.streamgauge.workload.arrivals.StatePath;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The windows that come out. */
final class WindowAccount implements ResultAccount {

    private static final double NANOS_PER_MS = 1e6;

    private final Configuration configuration;
    private final Workload workload;
    private final WindowResults results;
    private final Duration measuredUntil;
    private @Nullable SeenLatency latency;
    private final ResultTimes times = new ResultTimes();
    private volatile long startEpochMillis;
    private Map<WindowKey, ExpectedWindow> awaited = Map.of();

    WindowAccount(PlannedTrial trial, Workload workload, Intervention intervention) {
        this.configuration = trial.configuration();
        this.workload = workload;
        this.results = new WindowResults(intervention.onResult().andThen(this::looked));
        Timing timing = configuration.timing();
        this.measuredUntil = timing.warmUp().plus(timing.measure());
    }

    private void looked(ResultRow result) {
        if (configuration.fault().happens()) {
            long delayMs = configuration.pipeline().watermarkDelay().toMillis();
            times.add(
                    (double) (result.windowEndMs() + delayMs - startEpochMillis),
                    result.computedNs() / NANOS_PER_MS - startEpochMillis,
                    result.seenNs() / NANOS_PER_MS - startEpochMillis);
        }
        if (latency != null) {
            latency.enter(result.seenNs() - result.windowEndMs() * 1_000_000L);
        }
    }

    @Override
    public ResultProbe.Reader results() {
        return results;
    }

    @Override
    public Optional<ResultProbe.Reader> deadLetters() {
        return Optional.empty();
    }

    @Override
    public long seen() {
        return results.soFar().size();
    }

    @Override
    public ResultTimes times() {
        return times;
    }

    @Override
    public void enterInto(SeenLatency entered) {
        latency = entered;
    }

    @Override
    public void begins(long start) {
        startEpochMillis = start;
    }

    @Override
    public void await(long sent) {
        awaited = expected(sent).windows().stream()
                .filter(window -> !window.mayBeMissing())
                .collect(Collectors.toMap(
                        window -> new WindowKey(window.startMillis(), window.campaign()), Function.identity()));
    }

    private ExpectedWindows expected(long sent) {
        return workload.expect(sent, startEpochMillis, configuration.timing().warmUp(), measuredUntil);
    }

    /** A window that comes out whenever it changes is not there before all that surely counts is in it. */
    @Override
    public boolean complete() {
        boolean once = configuration.outputMode() == Pipeline.OutputMode.APPEND;
        Set<WindowKey> out = new HashSet<>();
        for (ResultRow result : results.soFar()) {
            ExpectedWindow window = awaited.get(result.key());
            if (window != null && (once || window.admits(result.views(), result.clicks()))) {
                out.add(result.key());
            }
        }
        return out.size() == awaited.size();
    }

    @Override
    public Duration grace() {
        return configuration.pipeline().window();
    }

    @Override
    public Outcome outcome(SendLedger ledger, StatePath states, @Nullable ResultSource source) {
        ExpectedWindows expected = expected(ledger.sent());
        List<ResultRow> came = results.soFar();
        long horizonNanos = states.horizonNanos();
        List<WindowRow> windows = new WindowVerifier(
                        startEpochMillis * 1_000_000L,
                        configuration.pipeline().watermarkDelay().toMillis(),
                        configuration.outputMode(),
                        offset -> offset >= 0 && offset < horizonNanos ? states.stateAt(offset) : StateCursor.LOW)
                .verify(
                        expected.windows(),
                        came,
                        startEpochMillis + configuration.timing().warmUp().toMillis(),
                        startEpochMillis + measuredUntil.toMillis());
        Histogram latency = new Histogram(3);
        WholeWindows.of(windows).stream()
                .filter(window -> window.status() == WindowRow.Status.MATCHED && window.seenNs() != null)
                .forEach(window -> latency.recordValue(window.seenNs() - window.maxIntendedNs()));
        return new Outcome(windows, came, null, List.of(), events(ledger, expected, windows), latency);
    }

    /**
     * Where every event went. What the engine counted in measured windows is its own figure; so the sum is what was sent
     * only if it counted every event that is surely in time, and no more than those that may be.
     */
    private static Events events(SendLedger ledger, ExpectedWindows expected, List<WindowRow> windows) {
        long counted = windows.stream()
                .filter(window -> window.views() != null && window.clicks() != null)
                .mapToLong(window -> window.views() + window.clicks())
                .sum();
        long racesLost = expected.eventsInMeasuredWindows() + expected.possiblyDroppedLate() - counted;
        return new Events(
                ledger.sent(),
                ledger.acknowledged(),
                ledger.failed(),
                counted,
                expected.eventsInOtherWindows(),
                expected.surelyDroppedLate() + Math.max(0, Math.min(racesLost, expected.possiblyDroppedLate())),
                expected.malformed());
    }
}
