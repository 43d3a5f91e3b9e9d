package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A batch of n events takes b0 + c n seconds: more events never take less time on the same machine. A run that kept its
 * trigger bounds the cost of its batches by the trigger interval; one that overran tells the mean cost of its own.
 */
final class BatchCost implements Check {

    @Override
    public String id() {
        return "batch-cost";
    }

    @Override
    public String rule() {
        return "On one machine a batch with fewer events does not take longer.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        Comparator<Row> bySize = Comparator.comparingDouble(row -> Pace.of(row).eventsOfBatch());
        Optional<Row> kept = paced(table, Pace::kept).max(bySize);
        Optional<Row> overran = paced(table, Pace::overran).min(bySize);
        return kept.isEmpty() || overran.isEmpty() ? List.of() : List.of(judge(kept.get(), overran.get()));
    }

    private static Stream<Row> paced(PublishedTables.Table table, Predicate<Pace> which) {
        return table.rows().stream().filter(row -> Pace.known(row) && which.test(Pace.of(row)));
    }

    private static Opinion judge(Row kept, Row overran) {
        Pace small = Pace.of(kept);
        Pace large = Pace.of(overran);
        String published =
                "%s events in %s".formatted(Words.count(large.eventsOfBatch()), Words.seconds(large.secondsOfBatch()));
        String bound = "%s events within %s".formatted(Words.count(small.eventsOfBatch()), kept.text(Quantity.TRIGGER));
        String why = "At %s a batch had %s events on average and took %s; at %s it had %s and was done within %s."
                .formatted(
                        overran.name(),
                        Words.count(large.eventsOfBatch()),
                        Words.seconds(large.secondsOfBatch()),
                        kept.name(),
                        Words.count(small.eventsOfBatch()),
                        kept.text(Quantity.TRIGGER));
        String rows = "%s and %s".formatted(kept.name(), overran.name());
        return large.eventsOfBatch() > small.eventsOfBatch()
                ? Opinion.possible(rows, published, bound, why)
                : new Opinion(
                        rows,
                        published,
                        bound,
                        Outcome.INCONSISTENT,
                        why + " So something else than the events took time.",
                        "Another load on the machine at the higher rate, such as the producer that shares it; or batches of"
                                + " very uneven size.");
    }
}
