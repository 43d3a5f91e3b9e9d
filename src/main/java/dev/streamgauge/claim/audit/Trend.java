package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Means that rise with the number of producers show an effect only if they rise by more than their own noise. The noise of a
 * mean of n independent values is their standard deviation over the root of n; a difference of two means is told from none,
 * at an error of 0.05, from 1.96 times the root of their summed squares.
 */
final class Trend implements Check {

    private static final double TWO_SIDED_5_PERCENT = 1.96;

    @Override
    public String id() {
        return "trend";
    }

    @Override
    public String rule() {
        return "Means differ only if they differ by more than their noise, which takes their number and spread to know.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Row> rows = table.rows().stream()
                .filter(row -> row.states(Quantity.PRODUCERS, Quantity.MEAN_LATENCY))
                .sorted(Comparator.comparingDouble(row -> row.number(Quantity.PRODUCERS)))
                .toList();
        return rows.size() < 2 ? List.of() : List.of(judge(rows));
    }

    private static Opinion judge(List<Row> rows) {
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        String names = "%s to %s".formatted(first.name(), last.name());
        String published = "%s to %s".formatted(first.text(Quantity.MEAN_LATENCY), last.text(Quantity.MEAN_LATENCY));
        double rise = last.number(Quantity.MEAN_LATENCY) - first.number(Quantity.MEAN_LATENCY);
        if (!spreadIsKnown(first) || !spreadIsKnown(last)) {
            return new Opinion(
                    names,
                    published,
                    "",
                    Outcome.UNCHECKABLE,
                    "A change of %s is an effect only if it exceeds the noise of the means; how many windows and runs they rest on, and their spread, is not published.%s"
                            .formatted(Words.seconds(rise), line(rows)),
                    "Number of windows and standard deviation for each number of producers, from more than one run.");
        }
        double noise = TWO_SIDED_5_PERCENT * Math.hypot(standardError(first), standardError(last));
        String bound = "beyond ±" + Words.seconds(noise);
        String why = "A change of %s, and a noise of ±%s.".formatted(Words.seconds(rise), Words.seconds(noise));
        return Math.abs(rise) > noise
                ? Opinion.possible(names, published, bound, why)
                : new Opinion(
                        names,
                        published,
                        bound,
                        Outcome.INCONSISTENT,
                        why + " The means do not tell a trend from none.",
                        "More windows, from more runs.");
    }

    private static boolean spreadIsKnown(Row row) {
        return row.states(Quantity.SAMPLES, Quantity.LATENCY_DEVIATION);
    }

    private static double standardError(Row row) {
        return row.number(Quantity.LATENCY_DEVIATION) / Math.sqrt(row.number(Quantity.SAMPLES));
    }

    /** Measured means hardly ever lie on a line to their last digit. */
    private static String line(List<Row> rows) {
        SimpleRegression regression = new SimpleRegression();
        rows.forEach(row -> regression.addData(row.number(Quantity.PRODUCERS), row.number(Quantity.MEAN_LATENCY)));
        boolean exact = rows.size() > 2
                && rows.stream()
                        .allMatch(row -> Math.abs(regression.predict(row.number(Quantity.PRODUCERS))
                                        - row.number(Quantity.MEAN_LATENCY))
                                < row.value(Quantity.MEAN_LATENCY).halfDigit() / 10);
        return exact
                ? " All of them lie on one line to their last digit: %s and %s for each producer."
                        .formatted(Words.seconds(regression.getIntercept()), Words.seconds(regression.getSlope()))
                : "";
    }
}
