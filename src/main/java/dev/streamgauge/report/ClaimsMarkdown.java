package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Ruling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The claims of a run as a Markdown table, for a README or a pull request: {@value #FILE}. */
public final class ClaimsMarkdown {

    /** Name of the file. */
    public static final String FILE = "claims.md";

    private ClaimsMarkdown() {}

    /** Writes the table into a folder, over that of an earlier call. */
    public static void write(Path folder, List<JudgedClaim> claims) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), of(claims));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line with their number, and a row for each claim in the order of their ids. */
    static String of(List<JudgedClaim> claims) {
        StringBuilder markdown = new StringBuilder(ClaimText.count(claims)).append(".\n");
        if (!claims.isEmpty()) {
            markdown.append('\n')
                    .append(row(
                            "claim", "source", "published", "measured", "floor", "verdict", "effect", "n", "evidence"))
                    .append("|---|---|---|---|---|---|---|---|---|\n");
            claims.stream().sorted(JudgedClaim.BY_ID).map(ClaimsMarkdown::row).forEach(markdown::append);
        }
        return markdown.toString();
    }

    private static String row(JudgedClaim judged) {
        Ruling ruling = judged.ruling();
        return row(
                "**%s** %s"
                        .formatted(judged.claim().id(), escaped(judged.claim().text())),
                escaped(judged.claim().source()),
                escaped(ClaimText.orNone(judged.claim().published())),
                escaped(ruling.measured()),
                escaped(ClaimText.orNone(ruling.floor())),
                "**%s**, %s".formatted(ClaimText.word(ruling.verdict()), ClaimText.onRecord(judged)),
                escaped(ClaimText.effect(ruling)),
                escaped("%s; %s".formatted(ClaimText.sample(judged), ClaimText.decidesFrom(judged))),
                "%s: %s".formatted(judged.experiment(), ClaimText.trials(ruling)));
    }

    private static String row(String... cells) {
        return "| %s |\n".formatted(String.join(" | ", cells));
    }

    /** A bar would end the cell, a line break the table, and an asterisk or underscore would change the type. */
    private static String escaped(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("\\", "\\\\").replaceAll("[|*_<`]", "\\\\$0");
    }
}
