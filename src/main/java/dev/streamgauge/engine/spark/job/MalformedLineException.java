package dev.streamgauge.engine.spark.job;

/** A line that a job cannot compute anything from. */
final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Without a stack trace: nobody looks where a line was found wrong, and thousands may be. */
    MalformedLineException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Why, in the words of the dead-letter topic. */
    String reason() {
        return reason;
    }
}
