package dev.streamgauge.engine.flink.job;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Why a record has no result. */
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
    WRONG_NUMBER_OF_FEATURES("wrong number of features"),
    /** It cannot be read as an object of JSON. */
    NOT_JSON("not json"),
    /** An object without one of the fields that count, or with another type in one. */
    MISSING_FIELD("missing field");

    private final String reason;

    Malformed(String reason) {
        this.reason = reason;
    }

    /** The reason as the dead letter's header gives it. */
    String reason() {
        return reason;
    }

    /** Whether there is nothing that could be read: no value, or only white space. */
    static boolean empty(byte @Nullable [] value) {
        boolean begins = value != null && value.length > 0 && value[0] > ' ';
        return !begins && (value == null || new String(value, StandardCharsets.UTF_8).isBlank());
    }
}
