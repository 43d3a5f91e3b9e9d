package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Recovery.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a trial recovered from one strike. Times are in milliseconds after the strike; one that did not come, or that nobody can
 * tell, is null.
 *
 * @param strike the strike
 * @param detectMs until the engine noticed
 * @param downMs until a process took its place, or it was continued
 * @param readyMs until broker and job said that they work again
 * @param firstResultMs until the first result that was computed after that: the outage
 * @param catchUpMs until no more events waited for their result than before
 * @param modelCatchUpMs the same by the {@link CapacityModel}: the outage, and the time to work off what came in it; null also
 *     of a strike that fell into the catching up of another, whose backlogs add up
 * @param slackMs how long it takes to work off as many events as wait in any case, in the rhythm of batches and commits: the
 *     model knows nothing of them; null with the model
 */
public record StrikeFigures(
        Strike strike,
        @Nullable Double detectMs,
        @Nullable Double downMs,
        @Nullable Double readyMs,
        @Nullable Double firstResultMs,
        @Nullable Double catchUpMs,
        @Nullable Double modelCatchUpMs,
        @Nullable Double slackMs) {

    /** Catching up is near the model within this factor (claim C3). */
    static final double NEAR = 2;

    /** How far apart the rows of {@code lag.csv} are. */
    private static final double LAG_ROW_MS = 100;

    /** Of each strike of a trial; none if nothing was done to it. */
    public static List<StrikeFigures> of(Evidence evidence) {
        Recovery recovery = evidence.recovery();
        if (recovery == null) {
            return List.of();
        }
        Optional<CapacityModel> model = CapacityModel.of(List.of(evidence));
        List<StrikeFigures> figures = new ArrayList<>();
        for (int i = 0; i < recovery.strikes().size(); i++) {
            Strike strike = recovery.strikes().get(i);
            Optional<Predicted> predicted = standsAlone(recovery.strikes(), i)
                    ? model.flatMap(known -> Predicted.of(known, evidence, recovery, strike))
                    : Optional.empty();
            figures.add(new StrikeFigures(
                    strike,
                    after(strike, strike.noticedMs()),
                    after(strike, strike.backMs()),
                    after(strike, strike.readyMs()),
                    after(strike, strike.firstResultMs()),
                    after(strike, strike.caughtUpMs()),
                    predicted.map(Predicted::catchUpMs).orElse(null),
                    predicted.map(Predicted::slackMs).orElse(null)));
        }
        return figures;
    }

    /** What the model says of a strike that has a first result, on an engine that has something to spare. */
    private record Predicted(double catchUpMs, double slackMs) {

        static Optional<Predicted> of(CapacityModel model, Evidence evidence, Recovery recovery, Strike strike) {
            Double outageMs = after(strike, strike.firstResultMs());
            if (outageMs == null) {
                return Optional.empty();
            }
            double rateHz = rateHz(evidence, strike, outageMs);
            double spareHz = model.capacityHz() - rateHz;
            return spareHz <= 0
                    ? Optional.empty()
                    : Optional.of(new Predicted(
                            outageMs + 1e3 * model.catchUpSeconds(rateHz, outageMs / 1e3),
                            LAG_ROW_MS + 1e3 * recovery.unansweredBefore() / spareHz));
        }

        /** What was sent during an outage, which may outlast the load; where nobody looked, what the trial was offered. */
        private static double rateHz(Evidence evidence, Strike strike, double outageMs) {
            List<LagRow> during = evidence.lag().stream()
                    .filter(row -> row.atMs() >= strike.atMs() && row.atMs() <= strike.atMs() + outageMs)
                    .toList();
            if (during.size() < 2) {
                Manifest manifest = evidence.manifest();
                return 1e3 * manifest.offeredInMeasurement() / manifest.clock().measureMs();
            }
            LagRow first = during.get(0);
            LagRow last = during.get(during.size() - 1);
            return 1e3 * (last.sent() - first.sent()) / (last.atMs() - first.atMs());
        }
    }

    private static @Nullable Double after(Strike strike, @Nullable Long atMs) {
        return atMs == null ? null : (Double) (double) (atMs - strike.atMs());
    }

    /** Neither fell it into the catching up of the one before, nor did the next one fall into its own. */
    private static boolean standsAlone(List<Strike> strikes, int i) {
        return (i == 0 || isOver(strikes.get(i - 1), strikes.get(i)))
                && (i + 1 == strikes.size() || isOver(strikes.get(i), strikes.get(i + 1)));
    }

    private static boolean isOver(Strike strike, Strike next) {
        Long caughtUpMs = strike.caughtUpMs();
        return caughtUpMs != null && caughtUpMs <= next.atMs();
    }

    /** How long working off took, once results came again; null if it did not end. */
    public @Nullable Double workingOffMs() {
        return firstResultMs == null || catchUpMs == null ? null : (Double) Math.max(0, catchUpMs - firstResultMs);
    }

    /** The same by the model. */
    public @Nullable Double modelWorkingOffMs() {
        return firstResultMs == null || modelCatchUpMs == null ? null : (Double) (modelCatchUpMs - firstResultMs);
    }

    /** Both are known. */
    boolean compares() {
        return workingOffMs() != null && modelWorkingOffMs() != null;
    }

    /** Working off took as long as the model has it, within a factor of 2. */
    public boolean nearTheModel() {
        Double measured = workingOffMs();
        Double predicted = modelWorkingOffMs();
        return measured != null && predicted != null && measured <= NEAR * predicted && measured >= predicted / NEAR;
    }

    /** It is no further from the model than the events that wait in any case can make it. */
    public boolean withinTheSlack() {
        Double measured = workingOffMs();
        Double predicted = modelWorkingOffMs();
        return measured != null && predicted != null && slackMs != null && Math.abs(measured - predicted) <= slackMs;
    }
}
