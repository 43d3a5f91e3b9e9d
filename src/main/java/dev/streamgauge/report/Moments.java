package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The moments of a trial that all its figures over time mark: its phases, and what was done to it. */
final class Moments {

    private static final Map<String, Words> WORDS = Map.of(
            Text.lower(Fault.Action.KILL), new Words("killed", "process back", "SIGKILL to %s"),
            Text.lower(Fault.Action.PAUSE), new Words("stopped", "continued", "SIGSTOP to %s"),
            Text.lower(Fault.Action.DISCONNECT),
                    new Words("cut off", "connected again", "%s cut off from the network"));

    private record Words(String done, String undone, String deed) {}

    private Moments() {}

    /** The dividers of a trial in which each record has a result of its own. */
    static List<Mark> of(Judgement judgement) {
        List<Mark> moments = new ArrayList<>(phases(judgement));
        Recovery recovery = judgement.evidence().recovery();
        if (recovery != null) {
            moments.addAll(strikes(recovery));
        }
        return moments;
    }

    private static List<Mark> phases(Judgement judgement) {
        Evidence evidence = judgement.evidence();
        StreamTime time = StreamTime.of(evidence);
        List<Mark> dividers = new ArrayList<>();
        if (time.warmUpSeconds() > 0) {
            dividers.add(new Mark.Divider("measurement", Palette.GREY, time.warmUpSeconds()));
        }
        if (judgement.bulk()) {
            evidence.arrivals().stream()
                    .filter(slot -> slot.sent() > 0)
                    .mapToDouble(slot -> (slot.fromMs() + ArrivalRow.SLOT_MS) / 1e3)
                    .max()
                    .ifPresent(end -> dividers.add(new Mark.Divider("all sent", Palette.GREY, end)));
        } else {
            dividers.add(new Mark.Divider("drain", Palette.GREY, time.measuredUntilSeconds()));
        }
        return dividers;
    }

    /** A line for each strike; the first has its name. */
    private static List<Mark> strikes(Recovery recovery) {
        List<Mark> dividers = new ArrayList<>();
        for (Recovery.Strike strike : recovery.strikes()) {
            dividers.add(
                    new Mark.Divider(dividers.isEmpty() ? done(recovery) : "", Palette.VERMILION, strike.atMs() / 1e3));
        }
        return dividers;
    }

    /** What was done, as a word for it. */
    static String done(Recovery recovery) {
        return words(recovery).done();
    }

    /** What happened to the process at the end of it. */
    static String undone(Recovery recovery) {
        return words(recovery).undone();
    }

    /** By what it was done, and to which process. */
    static String deed(Recovery recovery) {
        return words(recovery).deed().formatted(recovery.strikes().get(0).process());
    }

    private static Words words(Recovery recovery) {
        return Objects.requireNonNull(WORDS.get(recovery.action()), recovery.action());
    }
}
