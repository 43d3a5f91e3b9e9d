package dev.streamgauge.probe;

/** A record of the result topic that is no result; its message says why. */
public final class UnreadableResultException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UnreadableResultException(String reason) {
        super(reason);
    }
}
