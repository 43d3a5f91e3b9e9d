package dev.streamgauge.engine.flink.job;

/** Why a line has no prediction. */
enum Malformed {
    /** There is no value, or only white space. */
    EMPTY("empty"),
    /** More bytes than {@link LineReader#LONGEST_BYTES}. */
    TOO_LONG("too long"),
    /** Not exactly one semicolon, or nothing on one side of it. */
    NO_LABEL("no label"),
    /** A field that {@link Double#parseDouble} refuses. */
    NOT_A_NUMBER("not a number"),
    /** A field that is infinite or NaN. */
    NOT_FINITE("not finite"),
    /** Not as many features as the model has weights. */
    WRONG_NUMBER_OF_FEATURES("wrong number of features");

    private final String reason;

    Malformed(String reason) {
        this.reason = reason;
    }

    /** The reason as the dead letter's header gives it. */
    String reason() {
        return reason;
    }
}
