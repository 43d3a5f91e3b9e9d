package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/** Engines are compared by one job: the same grouping, window, watermark delay and output mode. */
final class SameJob implements Check {

    private static final List<Quantity> JOB =
            List.of(Quantity.GROUPED_BY, Quantity.WINDOW, Quantity.WATERMARK_DELAY, Quantity.OUTPUT_MODE);

    @Override
    public String id() {
        return "same-job";
    }

    @Override
    public String rule() {
        return "A comparison of engines is fair only if both compute the same thing.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Row> jobs = table.rows().stream()
                .filter(row -> row.states(Quantity.GROUPED_BY))
                .toList();
        if (jobs.size() < 2) {
            return List.of();
        }
        List<Quantity> missing = JOB.stream()
                .filter(quantity -> jobs.stream().anyMatch(row -> !row.states(quantity)))
                .toList();
        return List.of(missing.isEmpty() ? judge(jobs) : RowCheck.uncheckable(Quantity.GROUPED_BY, missing, jobs));
    }

    private static Opinion judge(List<Row> jobs) {
        List<Quantity> different = JOB.stream()
                .filter(quantity ->
                        jobs.stream().map(row -> row.text(quantity)).distinct().count() > 1)
                .toList();
        String names = jobs.stream().map(Row::name).collect(Collectors.joining(" and "));
        List<Quantity> told = different.isEmpty() ? JOB : different;
        String published = jobs.stream()
                .map(row -> "%s: %s"
                        .formatted(row.name(), told.stream().map(row::text).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
        String things = Words.list(told.stream().map(Quantity::description).toList());
        if (different.isEmpty()) {
            return Opinion.possible(
                    names, published, "equal on all engines", "The jobs agree in %s.".formatted(things));
        }
        return new Opinion(
                names,
                published,
                "equal on all engines",
                Outcome.INCONSISTENT,
                "The jobs differ in %s: their rows are not the same, in number or in content.".formatted(things),
                "The same job on both engines; what they still differ in, declared.");
    }
}
