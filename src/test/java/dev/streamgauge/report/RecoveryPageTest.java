package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Divider;
import dev.streamgauge.report.plot.Panels;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a trial that something was done to. */
class RecoveryPageTest {

    private static final SyntheticLoads KILLED =
            SyntheticLoads.struck("flink", "worker", "kill", 12).duplicates(412);

    @TempDir
    private Path folder;

    private String page(SyntheticLoads trial) {
        return new TrialPage(trial.judgedIn(folder), SyntheticLoadExperiments.of(List.of(trial))).html(List.of());
    }

    private Panels figure(SyntheticLoads trial) {
        Judgement judged = trial.judgedIn(folder);
        return new RecoveryFigure(
                        judged,
                        Objects.requireNonNull(judged.evidence().records()),
                        Objects.requireNonNull(judged.evidence().recovery()),
                        TrialTitle.of(judged.evidence().manifest(), SyntheticLoadExperiments.of(List.of(trial))))
                .recovery();
    }

    private Recovery recovery(SyntheticLoads trial) {
        return Objects.requireNonNull(trial.judgedIn(folder).evidence().recovery());
    }

    private static List<Divider> dividers(Figure panel) {
        return panel.marks().stream()
                .filter(Divider.class::isInstance)
                .map(Divider.class::cast)
                .toList();
    }

    private static <T extends Mark> T mark(Figure panel, String name, Class<T> type) {
        return panel.marks().stream()
                .filter(mark -> type.isInstance(mark) && mark.name().equals(name))
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }

    @Test
    void recoveryComesFirstAndWhatIsUnderTheLatencySharesItsTime() {
        // given
        Judgement trial = KILLED.judgedIn(folder);

        // when
        List<String> plates = TrialPage.plates(trial, SyntheticLoadExperiments.of(List.of(KILLED))).stream()
                .map(Plate::name)
                .toList();

        // then
        assertThat(plates)
                .containsExactly(
                        "Recovery",
                        "Latency in each second",
                        "Records sent and results seen",
                        "Consumer lag",
                        "Resources",
                        "Memory",
                        "Latency by batch",
                        "Latency by percentile",
                        "Arrivals");
    }

    @Test
    void everyMomentIsMarkedInBothPanelsWithItsSecondsAfterTheStrike() {
        // when
        Panels figure = figure(KILLED);

        // then
        assertThat(figure.panels())
                .hasSize(2)
                .allSatisfy(panel -> assertThat(dividers(panel))
                        .extracting(Divider::name)
                        .containsExactly(
                                "killed",
                                "noticed +0.18 s",
                                "process back +1.40 s",
                                "ready +3.60 s",
                                "first result +3.70 s",
                                "caught up +7.20 s"));
        assertThat(dividers(figure.panels().get(0)).get(5).x()).isEqualTo(19.2);
        assertThat(figure.subtitle()).endsWith("SIGKILL to flink-taskmanager");
    }

    @Test
    void theOutageAndTheCatchingUpAreShadedAndTheLevelBeforeIsALine() {
        // given
        Recovery recovery = recovery(KILLED);

        // when
        Figure unanswered = figure(KILLED).panels().get(1);
        Figure latency = figure(KILLED).panels().get(0);

        // then
        assertThat(mark(latency, "until the first result", Mark.Shade.class).stretches())
                .containsExactly(new Mark.Stretch(12, 15.7, 1));
        assertThat(mark(latency, "catching up", Mark.Shade.class).stretches())
                .containsExactly(new Mark.Stretch(15.7, 19.2, 1));
        assertThat(mark(unanswered, "the most before: %d".formatted(recovery.unansweredBefore()), Curve.class)
                        .points())
                .allMatch(point -> point.y() == recovery.unansweredBefore());
    }

    @Test
    void theFigureIsAboutTheStrikeAndNotAboutTheWholeLoad() {
        Axis x = figure(KILLED).panels().get(0).x();

        assertThat(x.min()).isEqualTo(7);
        assertThat(x.max()).isEqualTo(25);
    }

    @Test
    void aPauseIsOfAProcessThatIsStoppedAndContinued() {
        assertThat(dividers(figure(SyntheticLoads.struck("flink", "broker", "pause", 12))
                        .panels()
                        .get(0)))
                .extracting(Divider::name)
                .startsWith("stopped", "continued +3.50 s");
    }

    @Test
    void ofManyStrikesOnlyTheStrikesHaveLinesEachWithItsNumber() {
        // given
        SyntheticLoads often = SyntheticLoads.struck("flink", "worker", "kill", 8, 16, 24);

        // when
        Panels figure = figure(often);

        // then
        assertThat(dividers(figure.panels().get(0))).extracting(Divider::name).containsExactly("1", "2", "3");
        assertThat(figure.subtitle()).endsWith("SIGKILL to flink-taskmanager, 3 times");
    }

    @Test
    void whatDidNotCatchUpIsShadedToTheEnd() {
        // given
        SyntheticLoads tooLate =
                SyntheticLoads.struck("flink", "worker", "kill", 36).neverCaughtUp();

        // when
        Panels figure = figure(tooLate);

        // then
        Mark.Stretch last = mark(figure.panels().get(0), "catching up", Mark.Shade.class)
                .stretches()
                .get(0);
        assertThat(recovery(tooLate).strikes().get(0).caughtUpMs()).isNull();
        assertThat(last.to()).isGreaterThan(41);
        assertThat(page(tooLate)).contains("number bad\">never</td>");
    }

    @Test
    void thePageTellsPidExitStatusAndWhenEachStepOfTheRecoveryCame() {
        assertThat(page(KILLED))
                .contains("<h4>Recovery</h4>")
                .containsSubsequence(
                        "flink-taskmanager",
                        "16711",
                        "137",
                        "12.0 s",
                        "+0.18 s",
                        "+1.40 s",
                        "+3.60 s",
                        "+3.70 s",
                        "+7.20 s",
                        "event");
    }

    @Test
    void duplicatesAreWrongOnlyWhereNoneWasPromised() {
        String atLeastOnce = page(KILLED);
        String exactlyOnce = page(SyntheticLoads.struck("flink", "worker", "kill", 12)
                .exactlyOnce()
                .duplicates(412));

        assertThat(table(atLeastOnce)).contains("at least once", "<td class=\"number\">412</td>");
        assertThat(table(exactlyOnce)).contains("exactly once", "<td class=\"number bad\">412</td>");
    }

    @Test
    void aLostRecordIsMarked() {
        assertThat(table(page(KILLED.repetition(2).missing(3)))).contains("<td class=\"number bad\">3</td>");
    }

    @Test
    void whatATrialRecoveredInIsABadge() {
        assertThat(page(KILLED)).contains("badge good\">recovered in 7.20 s</span>", "badge good\">all bounds hold");
        assertThat(page(SyntheticLoads.struck("flink", "worker", "kill", 8, 20)))
                .contains("badge good\">recovered 2 times in 7.30 s at most</span>");
    }

    @Test
    void whatAFaultBrokeIsABadge() {
        assertThat(badge(KILLED.repetition(2).missing(3))).isEqualTo("lost records after a fault");
        assertThat(badge(KILLED.repetition(3).exactlyOnce())).isEqualTo("guarantee broken by a fault");
        assertThat(badge(KILLED.repetition(4).neverCaughtUp())).isEqualTo("not recovered from a fault");
        assertThat(badge(KILLED.repetition(5).neverCaughtUp().missing(1)))
                .isEqualTo("lost records after a fault, not recovered from a fault");
    }

    private String badge(SyntheticLoads trial) {
        String page = page(trial);
        String from = page.substring(page.indexOf("badge bad\">") + "badge bad\">".length());
        return from.substring(0, from.indexOf('<'));
    }

    @Test
    void theModelsCatchUpStandsBesideTheMeasuredOne() {
        assertThat(page(KILLED)).containsSubsequence("by the model", "+7.20 s", "+7.40 s");
    }

    private static String table(String page) {
        String recovery = page.substring(page.indexOf("<h4>Recovery</h4>"));
        return recovery.substring(recovery.indexOf("promised"), recovery.indexOf("<h4>Throughput</h4>"));
    }

    @Test
    void theStrikeIsMarkedInEveryFigureOverTime() {
        // given
        Judgement trial = KILLED.judgedIn(folder);
        TrialTitle title = TrialTitle.of(trial.evidence().manifest(), SyntheticLoadExperiments.of(List.of(KILLED)));
        RecordFigures figures =
                new RecordFigures(trial, Objects.requireNonNull(trial.evidence().records()), title);

        // then
        assertThat(Stream.of(
                        figures.latency(),
                        figures.sendsAndResults(),
                        new LagFigure(trial, title).lag(),
                        new BatchFigure(trial, title).latency()))
                .allSatisfy(figure -> {
                    assertThat(dividers(figure))
                            .extracting(Divider::name)
                            .containsExactly("measurement", "drain", "killed");
                    assertThat(figure.x())
                            .isEqualTo(new Axis(
                                    "time since start of load (s)",
                                    0,
                                    figure.x().max()));
                });
    }
}
