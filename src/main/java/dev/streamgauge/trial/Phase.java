package dev.streamgauge.trial;

/** The phases of a trial, in order. */
public enum Phase {
    /** Fresh topics, engine started, job running and reading. */
    PREPARE("prepare"),
    /** Load, not measured. */
    WARM_UP("warm up"),
    /** Load, measured. */
    MEASURE("measure"),
    /** Load goes on until the last measured window is out, or the deadline. */
    DRAIN("drain"),
    /** Everything is held against the oracle. */
    VERIFY("verify"),
    /** Engine stopped, topics deleted. */
    TEAR_DOWN("tear down");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** Whether events are sent in this phase. */
    public boolean loads() {
        return this == WARM_UP || this == MEASURE || this == DRAIN;
    }

    /** The phase in words. */
    public String label() {
        return label;
    }
}
