package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTablesFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Published tables, and what every check says of them.
 *
 * @param tables the tables
 * @param findings table by table, in the order of the tables
 */
public record Audit(PublishedTables tables, List<AuditFinding> findings) {

    private static final String PUBLISHED = "published.yaml";

    private static final List<Check> CHECKS = List.of(
            new ProbeLimit(),
            new SameJob(),
            new LatencyFloor(),
            new Trend(),
            new Slots(),
            new ParallelismSet(),
            new ModelWeights(),
            new ModelBias(),
            new ModelError(),
            new ModelFit(),
            new Announced(),
            new OfferedRate(),
            new ElapsedTime(),
            new BatchStartAge(),
            new OverloadGrowth(),
            new BatchCost(),
            new SameRun(),
            new PartitionOrder(),
            new Cores(),
            new RecoverySum(),
            new CatchUp());

    public Audit {
        findings = List.copyOf(findings);
    }

    /**
     * Audits tables.
     *
     * @throws IllegalArgumentException if a table names a check that does not exist, or that has nothing to say about it
     */
    public static Audit of(PublishedTables tables) {
        List<AuditFinding> findings = new ArrayList<>();
        for (PublishedTables.Table table : tables.tables()) {
            List<AuditFinding> ofTable = CHECKS.stream()
                    .flatMap(check ->
                            check.examine(table, tables).stream().map(opinion -> finding(check, table, opinion)))
                    .toList();
            table.concerns().keySet().forEach(check -> refuseSilent(check, table, ofTable));
            findings.addAll(ofTable);
        }
        return new Audit(tables, findings);
    }

    /** The audit of the published tables that this project reproduces. */
    public static Audit published() {
        try (InputStream in = Audit.class.getResourceAsStream(PUBLISHED)) {
            String yaml = new String(Objects.requireNonNull(in, PUBLISHED).readAllBytes(), StandardCharsets.UTF_8);
            return of(PublishedTablesFile.read(PUBLISHED, yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the audit says about a claim.
     *
     * @param claim the claim's id, such as {@code A3}
     * @throws IllegalArgumentException if it says nothing about it
     */
    public ClaimAudit about(String claim) {
        return new ClaimAudit(
                claim,
                findings.stream()
                        .filter(finding -> finding.claims().contains(claim))
                        .toList());
    }

    /**
     * The least latency, in seconds, of a window under the conditions of a row.
     *
     * @throws NullPointerException if output mode, watermark delay or the speed of event time are not published
     */
    public static double latencyFloorSeconds(PublishedTables.Row row) {
        return LatencyFloor.seconds(row);
    }

    /** How many findings have that outcome. */
    public long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    private static AuditFinding finding(Check check, PublishedTables.Table table, Opinion opinion) {
        return new AuditFinding(
                check.id(),
                check.rule(),
                table.source(),
                table.title(),
                opinion.row(),
                table.concerns().getOrDefault(check.id(), List.of()),
                opinion.published(),
                opinion.bound(),
                opinion.outcome(),
                opinion.why(),
                opinion.rescue());
    }

    private static void refuseSilent(String check, PublishedTables.Table table, List<AuditFinding> findings) {
        if (findings.stream().noneMatch(finding -> finding.check().equals(check))) {
            throw new IllegalArgumentException("Table '%s' names the check '%s', which %s"
                    .formatted(
                            table.id(),
                            check,
                            CHECKS.stream().anyMatch(known -> known.id().equals(check))
                                    ? "finds no figure of its kind there"
                                    : "does not exist"));
        }
    }
}
