package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A batch of P partitions on k threads runs in ceil(P/k) rounds, so that P/ceil(P/k) of them are worked on at once on
 * average. At the same offered rate a configuration with less of that cannot have the lower latency.
 */
final class PartitionOrder implements Check {

    @Override
    public String id() {
        return "partition-order";
    }

    @Override
    public String rule() {
        return "P partitions on k threads take ⌈P/k⌉ rounds: latency must order by P/⌈P/k⌉.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Row> rows = table.rows().stream()
                .filter(row ->
                        row.states(Quantity.PARTITIONS, Quantity.THREADS, Quantity.P95_LATENCY, Quantity.OFFERED_RATE))
                .toList();
        long speeds =
                rows.stream().mapToDouble(PartitionOrder::atOnce).distinct().count();
        boolean sameRate = rows.stream()
                        .mapToDouble(row -> row.number(Quantity.OFFERED_RATE))
                        .distinct()
                        .count()
                == 1;
        return speeds > 1 && sameRate ? List.of(judge(rows)) : List.of();
    }

    /** P/ceil(P/k). */
    static double atOnce(Row row) {
        double partitions = row.number(Quantity.PARTITIONS);
        return partitions / Math.ceil(partitions / row.number(Quantity.THREADS));
    }

    private static Opinion judge(List<Row> rows) {
        String names = rows.stream().map(Row::name).collect(Collectors.joining("; "));
        String published =
                rows.stream().map(row -> row.text(Quantity.P95_LATENCY)).collect(Collectors.joining(", "));
        String bound = rows.stream()
                .map(row -> Words.number(atOnce(row)))
                .collect(Collectors.joining(", ", "partitions at once: ", ""));
        for (Row slow : rows) {
            for (Row fast : rows) {
                if (atOnce(slow) < atOnce(fast)
                        && slow.number(Quantity.P95_LATENCY) < fast.number(Quantity.P95_LATENCY)) {
                    return new Opinion(
                            names,
                            published,
                            bound,
                            Outcome.INCONSISTENT,
                            "'%s' works on %s partitions at once and has %s; '%s' works on %s and has %s."
                                    .formatted(
                                            slow.name(),
                                            Words.number(atOnce(slow)),
                                            slow.text(Quantity.P95_LATENCY),
                                            fast.name(),
                                            Words.number(atOnce(fast)),
                                            fast.text(Quantity.P95_LATENCY)),
                            "Uneven partitions, or noise between runs: repetitions would tell.");
                }
            }
        }
        return Opinion.possible(
                names, published, bound, "Latency falls as more partitions are worked on at once." + apart(rows));
    }

    /** How far apart configurations lie that the model takes for equal. */
    private static String apart(List<Row> rows) {
        double farthest = 0;
        for (Row one : rows) {
            for (Row other : rows) {
                if (atOnce(one) == atOnce(other)) {
                    farthest = Math.max(
                            farthest, 1 - one.number(Quantity.P95_LATENCY) / other.number(Quantity.P95_LATENCY));
                }
            }
        }
        return farthest == 0
                ? ""
                : " Where it should not differ it differs by up to %s: no smaller difference says anything."
                        .formatted(Words.percent(farthest));
    }
}
