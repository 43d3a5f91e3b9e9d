package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A check that takes each row by itself. Rows that lack the same things are told in one opinion. */
abstract class RowCheck implements Check {

    private final Quantity subject;
    private final List<Quantity> needs;

    /**
     * @param subject the figure that is checked; rows without it are passed over
     * @param needs what the check cannot do without
     */
    RowCheck(Quantity subject, Quantity... needs) {
        this(subject, List.of(needs));
    }

    RowCheck(Quantity subject, List<Quantity> needs) {
        this.subject = subject;
        this.needs = List.copyOf(needs);
    }

    /** Whether the check has something to say of a row that states its subject. */
    boolean applies(Row row) {
        return true;
    }

    /** Judges a row that states all that is needed. */
    abstract Opinion judge(Row row);

    @Override
    public final List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Opinion> opinions = new ArrayList<>();
        Map<List<Quantity>, List<Row>> lacking = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            if (!row.states(subject) || !applies(row)) {
                continue;
            }
            List<Quantity> missing = row.missing(needs);
            if (missing.isEmpty()) {
                opinions.add(judge(row));
            } else {
                lacking.computeIfAbsent(missing, none -> new ArrayList<>()).add(row);
            }
        }
        lacking.forEach((missing, rows) -> opinions.add(uncheckable(subject, missing, rows)));
        return opinions;
    }

    /** Rows that a check cannot judge, for want of the same things. */
    static Opinion uncheckable(Quantity subject, List<Quantity> missing, List<Row> rows) {
        String things = Words.list(missing.stream().map(Quantity::description).toList());
        return new Opinion(
                rows.stream().map(Row::name).collect(Collectors.joining("; ")),
                rows.stream().map(row -> row.text(subject)).distinct().collect(Collectors.joining(", ")),
                "",
                Outcome.UNCHECKABLE,
                "Not published: %s.".formatted(things),
                "It can be checked once %s %s published.".formatted(things, missing.size() == 1 ? "is" : "are"));
    }
}
