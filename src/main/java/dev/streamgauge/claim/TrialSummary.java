package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.TimelineRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a judged trial into the summary's form. */
public final class TrialSummary {

    private TrialSummary() {}

    /**
     * The trial's entry.
     *
     * @param status what became of it
     * @param root folder that the trial's directory is told relative to
     */
    public static Summary.Trial of(Judgement judgement, Summary.Status status, Path root) {
        Evidence evidence = judgement.evidence();
        Manifest manifest = evidence.manifest();
        return new Summary.Trial(
                manifest.experiment(),
                manifest.trial(),
                manifest.levels(),
                manifest.settings(),
                manifest.seed(),
                manifest.repetition(),
                manifest.pairId(),
                manifest.clock().startedAt(),
                status,
                manifest.valid(),
                manifest.invalidReasons(),
                manifest.streamSha256(),
                manifest.events(),
                evidence.records() == null ? counts(judgement) : null,
                evidence.records() == null ? null : counts(judgement),
                judgement.latency(),
                judgement.floor(),
                judgement.overhead(),
                judgement.components().summary(),
                judgement.dialect(),
                throughput(evidence),
                manifest.scheduleLagMicros(),
                manifest.certificate(),
                recovery(judgement),
                lag(evidence),
                judgement.bounds().stream().map(TrialSummary::bound).toList(),
                root.toAbsolutePath()
                        .normalize()
                        .relativize(evidence.directory().toAbsolutePath().normalize())
                        .toString());
    }

    private static Summary.Counts counts(Judgement judgement) {
        return new Summary.Counts(
                judgement.expected(),
                judgement.matched(),
                judgement.missing(),
                judgement.duplicate(),
                judgement.wrong());
    }

    private static Summary.@Nullable Recovery recovery(Judgement judgement) {
        Recovery recovery = judgement.evidence().recovery();
        if (recovery == null) {
            return null;
        }
        Records records = judgement.evidence().records();
        Summary.Counts aside = records == null ? new Summary.Counts(0, 0, 0, 0, 0) : records.deadLetters();
        return new Summary.Recovery(
                recovery.target(),
                recovery.action(),
                recovery.guarantee(),
                judgement.missing() + aside.missing(),
                judgement.duplicate() + aside.duplicate(),
                judgement.wrong() + aside.wrong(),
                judgement.recovered(),
                StrikeFigures.of(judgement.evidence()).stream()
                        .map(figures -> new Summary.Strike(
                                figures.strike().process(),
                                figures.strike().atMs(),
                                figures.detectMs(),
                                figures.downMs(),
                                figures.readyMs(),
                                figures.firstResultMs(),
                                figures.catchUpMs(),
                                figures.modelCatchUpMs(),
                                figures.strike().excessLatencySeconds()))
                        .toList());
    }

    private static Summary.@Nullable Lag lag(Evidence evidence) {
        Manifest.Clock clock = evidence.manifest().clock();
        long fromMs = clock.warmUpMs();
        long toMs = fromMs + clock.measureMs();
        Summary.Level unanswered = level(evidence.lag().stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() <= toMs)
                .map(LagRow::unanswered)
                .toList());
        Summary.Level pending = level(evidence.timeline().stream()
                .filter(row -> 1_000L * row.second() >= fromMs && 1_000L * row.second() < toMs)
                .map(TimelineRow::pending)
                .filter(Objects::nonNull)
                .toList());
        return unanswered == null && pending == null ? null : new Summary.Lag(unanswered, pending);
    }

    private static Summary.@Nullable Level level(List<Long> events) {
        return events.isEmpty()
                ? null
                : new Summary.Level(
                        events.stream().mapToLong(Long::longValue).max().orElseThrow(),
                        events.stream().mapToLong(Long::longValue).average().orElseThrow(),
                        events.get(events.size() - 1));
    }

    private static Summary.@Nullable Throughput throughput(Evidence evidence) {
        Records records = evidence.records();
        if (records != null) {
            return records.completionSeconds() == 0 || records.sendingSeconds() == 0
                    ? null
                    : new Summary.Throughput(
                            records.latencyMs().count() / records.sendingSeconds(),
                            records.throughputHz(),
                            records.completionSeconds());
        }
        double seconds = evidence.manifest().clock().measureMs() / 1000.0;
        long counted = evidence.windows().stream()
                .mapToLong(window -> orZero(window.views()) + orZero(window.clicks()))
                .sum();
        long offered = evidence.manifest().offeredInMeasurement();
        return offered == 0 ? null : new Summary.Throughput(offered / seconds, counted / seconds, seconds);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static Summary.Bound bound(BoundOutcome bound) {
        return new Summary.Bound(
                bound.name(),
                bound.observed(),
                bound.low(),
                bound.high(),
                bound.ciLow(),
                bound.ciHigh(),
                bound.detectable(),
                bound.outcome().name());
    }
}
