package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Threads speed up computing only as far as there are cores; beyond, they speed up waiting. */
final class Cores implements Check {

    @Override
    public String id() {
        return "cores";
    }

    @Override
    public String rule() {
        return "More threads than cores do not compute faster.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Row> rows = table.rows().stream()
                .filter(row -> row.states(Quantity.THREADS))
                .toList();
        boolean varied = rows.stream()
                        .mapToDouble(row -> row.number(Quantity.THREADS))
                        .distinct()
                        .count()
                > 1;
        if (!varied) {
            return List.of();
        }
        List<Opinion> opinions = new ArrayList<>();
        rows.stream()
                .filter(row -> row.states(Quantity.CORES))
                .map(Cores::judge)
                .forEach(opinions::add);
        List<Row> lacking =
                rows.stream().filter(row -> !row.states(Quantity.CORES)).toList();
        if (!lacking.isEmpty()) {
            opinions.add(uncheckable(lacking));
        }
        return opinions;
    }

    private static Opinion judge(Row row) {
        String published = row.text(Quantity.THREADS) + " threads";
        String bound = "at most %s cores".formatted(row.text(Quantity.CORES));
        return row.number(Quantity.THREADS) <= row.number(Quantity.CORES)
                ? Opinion.possible(row.name(), published, bound, "Every thread can have a core.")
                : new Opinion(
                        row.name(),
                        published,
                        bound,
                        Outcome.IMPOSSIBLE,
                        "As a speed-up of computing: only %s threads run at a time."
                                .formatted(row.text(Quantity.CORES)),
                        "A cost for each event that is a wait, declared as such.");
    }

    private static Opinion uncheckable(List<Row> rows) {
        String threads = Words.list(
                rows.stream().map(row -> row.text(Quantity.THREADS)).distinct().toList());
        return new Opinion(
                rows.stream().map(Row::name).collect(Collectors.joining("; ")),
                threads + " threads",
                "",
                Outcome.UNCHECKABLE,
                "Not published: the machine's cores. On fewer cores than threads a gain has another cause.",
                "The number of cores, and what else ran on them.");
    }
}
