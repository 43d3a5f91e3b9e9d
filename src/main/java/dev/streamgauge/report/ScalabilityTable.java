package dev.streamgauge.report;

import dev.streamgauge.claim.ScalabilityLaw;
import dev.streamgauge.claim.ScalabilityLaw.Fitted;
import dev.streamgauge.claim.ScalabilityLaw.Parameter;
import dev.streamgauge.claim.ScalabilityLaw.Refused;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.Locale;
import java.util.Map;

/** The scalability law of each engine's highest sustained rate against parallelism, as HTML. */
final class ScalabilityTable {

    private final Map<String, ScalabilityLaw> laws;

    ScalabilityTable(Map<String, ScalabilityLaw> laws) {
        this.laws = laws;
    }

    /** Nothing if there is no law and no reason for it. */
    String html() {
        if (laws.isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                Cell.text("engine"),
                Cell.text("throughput of one, λ"),
                Cell.text("contention, σ"),
                Cell.text("coherency, κ"),
                Cell.number("points"),
                Cell.text("highest at"));
        laws.forEach((engine, law) -> {
            String name = TrialTitle.engineName(engine);
            if (law instanceof Fitted fitted) {
                table.row(
                        Cell.styled(name, "name"),
                        Cell.text(written(fitted.lambda(), "%,.0f") + " events/s"),
                        Cell.text(written(fitted.sigma(), "%.3f")),
                        Cell.text(written(fitted.kappa(), "%.4f")),
                        Cell.number(Text.count(fitted.points())),
                        Cell.text(
                                fitted.peak().isPresent()
                                        ? String.format(
                                                Locale.ROOT,
                                                "parallelism %.1f",
                                                fitted.peak().getAsDouble())
                                        : Text.NONE));
            } else if (law instanceof Refused refused) {
                table.row(
                        Cell.styled(name, "name"),
                        Cell.faint("no fit: " + refused.reason()),
                        Cell.faint(Text.NONE),
                        Cell.faint(Text.NONE),
                        Cell.faint(Text.NONE),
                        Cell.faint(Text.NONE));
            }
        });
        return "<h4>Sustained rate against parallelism</h4>\n"
                + table
                + "<p class=\"note\">Gunther's Universal Scalability Law by least squares, with 95 % intervals.</p>\n";
    }

    private static String written(Parameter parameter, String format) {
        return String.format(
                Locale.ROOT,
                "%s [%s, %s]".formatted(format, format, format),
                parameter.value(),
                parameter.low(),
                parameter.high());
    }
}
