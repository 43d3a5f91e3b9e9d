package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * What a Flink job's own code sets goes before what the command line asks for. Flink's documentation, "Parallel execution":
 * operator before environment before client before system.
 */
final class ParallelismSet extends RowCheck {

    ParallelismSet() {
        super(Quantity.PARALLELISM_IN_CODE, Quantity.PARALLELISM);
    }

    @Override
    public String id() {
        return "parallelism-set";
    }

    @Override
    public String rule() {
        return "The parallelism that a job's code sets goes before the one on the command line.";
    }

    @Override
    Opinion judge(Row row) {
        String published = "parallelism " + row.text(Quantity.PARALLELISM);
        String bound = "set in the code: " + row.text(Quantity.PARALLELISM_IN_CODE);
        return row.number(Quantity.PARALLELISM) == row.number(Quantity.PARALLELISM_IN_CODE)
                ? Opinion.possible(row.name(), published, bound, "Command line and code ask for the same.")
                : new Opinion(
                        row.name(),
                        published,
                        bound,
                        Outcome.INCONSISTENT,
                        "The job runs with %s, whatever the command line says."
                                .formatted(row.text(Quantity.PARALLELISM_IN_CODE)),
                        "A job that leaves its parallelism to the command line.");
    }
}
