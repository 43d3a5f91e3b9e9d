package dev.streamgauge.junit;

import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a threshold search, one after the other: each follows from what those before it have shown. The combinations
 * of levels take turns, so that a slow drift of the machine falls on all of them.
 */
final class LadderWalk implements Iterator<PlannedTrial> {

    private final TrialPlan plan;
    private final Search search;
    private final Function<Configuration, List<Rung>> rungs;
    private final Map<Configuration, Integer> proposed;
    private @Nullable PlannedTrial next;
    private int turn;
    private int position;

    /** @param rungs the trials of a combination that have been judged so far, in the order in which they ran */
    LadderWalk(TrialPlan plan, Function<Configuration, List<Rung>> rungs) {
        this.plan = plan;
        this.search = Objects.requireNonNull(plan.experiment().search());
        this.rungs = rungs;
        this.proposed = plan.ladders().stream().distinct().collect(Collectors.toMap(Function.identity(), ladder -> 0));
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = propose();
        }
        return next != null;
    }

    @Override
    public PlannedTrial next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PlannedTrial proposal = Objects.requireNonNull(next);
        next = null;
        return proposal;
    }

    private @Nullable PlannedTrial propose() {
        List<Configuration> ladders = plan.ladders();
        for (int tried = 0; tried < ladders.size(); tried++) {
            Configuration ladder = ladders.get((turn + tried) % ladders.size());
            List<Rung> known = rungs.apply(ladder);
            OptionalDouble rateHz = ThresholdSearch.next(search, known);
            boolean unanswered = known.size() < Objects.requireNonNull(proposed.get(ladder));
            if (rateHz.isPresent() && !unanswered) {
                turn = (turn + tried + 1) % ladders.size();
                proposed.merge(ladder, 1, Integer::sum);
                return plan.rung(ladder, rateHz.getAsDouble(), repetition(known, rateHz.getAsDouble()), ++position);
            }
        }
        return null;
    }

    private static int repetition(List<Rung> known, double rateHz) {
        return 1 + (int) known.stream().filter(rung -> rung.rateHz() == rateHz).count();
    }
}
