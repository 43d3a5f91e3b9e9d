package dev.streamgauge.trial;

import org.jspecify.annotations.Nullable;

/** A trial cannot go on. */
public final class TrialBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrialBrokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
