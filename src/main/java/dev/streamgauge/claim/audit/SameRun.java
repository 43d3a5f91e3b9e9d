package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.ArrayList;
import java.util.List;

/** One run has one throughput, in whichever table it appears; one per cent is allowed for rounding and ends. */
final class SameRun implements Check {

    private static final double ALLOWED = 0.01;

    @Override
    public String id() {
        return "same-run";
    }

    @Override
    public String rule() {
        return "A run that is published twice has the same figures twice.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Opinion> opinions = new ArrayList<>();
        for (PublishedTables.Table earlier :
                all.tables().subList(0, all.tables().indexOf(table))) {
            for (Row before : earlier.rows()) {
                for (Row row : table.rows()) {
                    if (ofSameRun(before, row)) {
                        opinions.add(judge(earlier, before, row));
                    }
                }
            }
        }
        return opinions;
    }

    private static boolean ofSameRun(Row one, Row other) {
        return one.states(Quantity.RUN, Quantity.THROUGHPUT)
                && other.states(Quantity.RUN, Quantity.THROUGHPUT)
                && one.text(Quantity.RUN).equals(other.text(Quantity.RUN));
    }

    private static Opinion judge(PublishedTables.Table earlier, Row before, Row row) {
        double apart = row.number(Quantity.THROUGHPUT) / before.number(Quantity.THROUGHPUT) - 1;
        String bound = "%s in '%s'".formatted(before.text(Quantity.THROUGHPUT), earlier.title());
        String why = "Both rows are the run '%s', not two runs; the figures are %s apart."
                .formatted(row.text(Quantity.RUN), Words.percent(Math.abs(apart)));
        return Math.abs(apart) <= ALLOWED
                ? Opinion.possible(row.name(), row.text(Quantity.THROUGHPUT), bound, why)
                : new Opinion(
                        row.name(),
                        row.text(Quantity.THROUGHPUT),
                        bound,
                        Outcome.INCONSISTENT,
                        why,
                        "The same stretch of the run in both tables, and a baseline of its own for the second.");
    }
}
