package dev.streamgauge.report;

import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.GateSummary.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the gate found, as Markdown for a pull request: {@value #FILE}. */
public final class GateMarkdown {

    /** Name of the file. */
    public static final String FILE = "gate.md";

    private GateMarkdown() {}

    /** Writes it into a folder, over that of an earlier call. */
    public static void write(Path folder, GateSummary gate) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), of(gate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(GateSummary gate) {
        StringBuilder markdown = new StringBuilder(
                "**Gate: %s**%s\n".formatted(GatePage.word(gate.outcome()), gate.strict() ? " (strict)" : ""));
        for (GateSummary.Experiment experiment : gate.experiments()) {
            markdown.append("\n**%s**: %s. Baseline `%s`, on %s; %d further trials.\n"
                    .formatted(
                            experiment.experiment(),
                            experiment.recorded() ? "recorded" : GatePage.word(experiment.outcome()),
                            experiment.baseline(),
                            experiment.machine(),
                            experiment.trials()));
            if (!experiment.comparisons().isEmpty()) {
                markdown.append("\n| | configuration | figure | baseline | this run | tolerated | detectable | why |\n")
                        .append("|---|---|---|---|---|---|---|---|\n");
                experiment.comparisons().forEach(each -> markdown.append(row(each)));
            }
        }
        if (!gate.trends().isEmpty()) {
            markdown.append("\n| | trend | runs | |\n|---|---|---|---|\n");
            gate.trends()
                    .forEach(each -> markdown.append("| %s | %s %s %s | %d | %s |\n"
                            .formatted(
                                    sign(each.outcome()),
                                    each.experiment(),
                                    each.configuration(),
                                    each.figure(),
                                    each.runs(),
                                    cell(each.reason()))));
        }
        return markdown.toString();
    }

    private static String row(Comparison each) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        sign(each.outcome()),
                        cell(each.configuration()),
                        each.figure(),
                        value(each.baseline(), each.unit()),
                        value(each.observed(), each.unit()),
                        value(each.tolerance(), each.unit()),
                        value(each.detectable(), each.unit()),
                        cell(each.reason()));
    }

    private static String sign(String outcome) {
        return switch (outcome) {
            case "PASS" -> "✅";
            case "FAIL" -> "❌";
            default -> "❔";
        };
    }

    private static String value(@Nullable Double value, String unit) {
        return value == null ? Text.NONE : "%s %s".formatted(Text.figures(value), unit);
    }

    /** A bar would end the cell, a line break the table. */
    private static String cell(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
