package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTablesFile;
import java.util.ArrayList;
import java.util.List;

/** A published table of a few rows, to hold against a check. */
record Printed(String conditions, List<String> rows) {

    static Printed under(String conditions) {
        return new Printed(conditions, List.of());
    }

    /** The same with one more row; rows are named a, b, c in their order. */
    Printed row(String values) {
        List<String> more = new ArrayList<>(rows);
        more.add(values);
        return new Printed(conditions, more);
    }

    PublishedTables tables() {
        return PublishedTablesFile.read("printed.yaml", "tables:\n" + yaml("printed"));
    }

    /** What one check says, in the order of the rows. */
    List<AuditFinding> by(String check) {
        return by(check, tables());
    }

    /** The check's only finding. */
    AuditFinding only(String check) {
        List<AuditFinding> findings = by(check);
        if (findings.size() != 1) {
            throw new AssertionError("%d findings: %s".formatted(findings.size(), findings));
        }
        return findings.get(0);
    }

    List<Outcome> outcomes(String check) {
        return by(check).stream().map(AuditFinding::outcome).toList();
    }

    static List<AuditFinding> by(String check, PublishedTables tables) {
        return Audit.of(tables).findings().stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
    }

    /** This table as one of a file's. */
    String yaml(String id) {
        StringBuilder yaml = new StringBuilder("""
                  - id: %s
                    title: The table %s
                    source: {seed: "000", section: "1"}
                    knownFrom: the text
                    concerns: {}
                    conditions: {%s}
                    rows:
                """.formatted(id, id, conditions));
        for (int i = 0; i < rows.size(); i++) {
            yaml.append("      %c: {%s}%n".formatted('a' + i, rows.get(i)));
        }
        return yaml.toString();
    }
}
