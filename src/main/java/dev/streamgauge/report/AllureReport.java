package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.claim.gate.Trend;
import dev.streamgauge.evidence.GateSummary;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The report of a run: one page for each test, written as Allure results. The pages of tests that have ended stand on disk,
 * whatever becomes of the run.
 */
public final class AllureReport {

    private final AllureLifecycle lifecycle;
    private final Path results;
    private final UnaryOperator<Plate> printing;

    private AllureReport(AllureLifecycle lifecycle, Path results, UnaryOperator<Plate> printing) {
        this.lifecycle = lifecycle;
        this.results = results;
        this.printing = printing;
    }

    /**
     * A report that is written to a folder. Steps and attachments that a test adds through Allure's own static methods go
     * there too, onto the page of the test that runs on the same thread.
     */
    public static AllureReport writingTo(Path results) {
        return writingTo(results, UnaryOperator.identity());
    }

    /**
     * The same with a say in what becomes of figures.
     *
     * @param printing makes, of a figure as a page has it, the one that is shown
     */
    static AllureReport writingTo(Path results, UnaryOperator<Plate> printing) {
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        Allure.setLifecycle(lifecycle);
        return new AllureReport(lifecycle, results, printing);
    }

    /**
     * Writes what holds for all pages: the environment and how failures are sorted. Called once, before the first test.
     *
     * @param environment facts about machine and versions, by name
     */
    public void describeRun(Map<String, String> environment) {
        new RunDescription(results).write(environment);
    }

    /** Opens the page of a test that starts now, on the calling thread. */
    public TestPage begin(TestIdentity identity) {
        String uuid = UUID.randomUUID().toString();
        lifecycle.scheduleTestCase(new TestResult()
                .setUuid(uuid)
                .setName(identity.name())
                .setFullName(identity.fullName())
                .setTestCaseId(identity.testCaseId())
                .setTestCaseName(identity.name())
                .setHistoryId(identity.historyId())
                .setLabels(List.of(
                        label("parentSuite", identity.experimentTitle()),
                        label("suite", identity.suite()),
                        label("host", "streamgauge"),
                        label("thread", identity.experimentTitle())))
                .setParameters(identity.shown().entrySet().stream()
                        .map(shown -> new Parameter().setName(shown.getKey()).setValue(shown.getValue()))
                        .toList()));
        lifecycle.startTestCase(uuid);
        return new TestPage(lifecycle, uuid, printing);
    }

    /** Writes the page of all claims that were judged in a run; none if there are none. */
    public void writeClaims(List<JudgedClaim> claims) {
        if (!claims.isEmpty()) {
            TestPage page = begin(overview("verdicts", "All verdicts"));
            page.describeClaims(claims);
            page.end(null, false);
        }
    }

    /** Writes the page on what was published, held against what is possible. */
    public void writeAudit(Audit audit) {
        TestPage page = begin(overview("audit", "Audit of the published values"));
        page.describeAudit(audit);
        page.end(null, false);
    }

    /** Writes the page on what the gate found: every comparison with a baseline, every trend. It failed if these fail the build. */
    public void writeGate(GateSummary gate, List<Trend> trends) {
        TestPage page = begin(new TestIdentity("gate", "Gate", "Overview", "gate", "Gate", Map.of(), Map.of()));
        page.describeGate(gate, trends);
        List<String> barred = gate.barred();
        page.end(barred.isEmpty() ? null : new AssertionError(String.join(System.lineSeparator(), barred)), false);
    }

    private static TestIdentity overview(String test, String name) {
        return new TestIdentity("claims", "Claims of the papers", "Overview", test, name, Map.of(), Map.of());
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
