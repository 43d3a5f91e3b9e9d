package dev.streamgauge.experiment;

import java.util.Locale;

/** How much of the published experiment is run; chosen with {@code -Dscale}. */
public enum Scale {
    /** Every experiment at its smallest meaningful levels, time compressed: minutes. */
    QUICK,
    /** All levels, time compressed: at most two and a half hours. */
    FULL,
    /** The paper's own levels and durations: hours. */
    PAPER;

    /** The name as a user writes it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
