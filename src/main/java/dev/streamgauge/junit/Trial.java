package dev.streamgauge.junit;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.trial.Intervention;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.RunContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One trial, ready to run: one combination of levels, one repetition, one seed. */
public final class Trial {

    private final PlannedTrial planned;
    private final Session session;
    private Intervention intervention = Intervention.NONE;
    private @Nullable Judgement judgement;

    Trial(PlannedTrial planned, Session session) {
        this.planned = planned;
        this.session = session;
    }

    /** Its identity within the experiment, such as {@code spark-spp-r1}. */
    public String id() {
        return planned.id();
    }

    /** The level of each factor, as the experiment file writes it. */
    public Map<String, String> levels() {
        return planned.configuration().levels();
    }

    /** The topic that its events go to. */
    public String inputTopic() {
        return RunContext.inputTopicOf(planned);
    }

    /** The topic that its results come from. */
    public String outputTopic() {
        return RunContext.outputTopicOf(planned);
    }

    /**
     * Runs the trial from fresh topics to evidence on disk, and judges it; a second call returns the first one's
     * judgement. A trial that is not valid, but shows nothing wrong, is run once more.
     *
     * @throws org.opentest4j.TestAbortedException if it cannot be run here, with the reason
     */
    public Judgement run() {
        if (judgement == null) {
            judgement = session.run(planned, intervention);
        }
        return judgement;
    }

    void intervene(Intervention intervention) {
        this.intervention = intervention;
    }

    @Nullable
    Judgement judgement() {
        return judgement;
    }

    PlannedTrial planned() {
        return planned;
    }

    /** The levels, for a test's display name. */
    @Override
    public String toString() {
        return planned.id();
    }
}
