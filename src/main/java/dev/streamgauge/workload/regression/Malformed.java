package dev.streamgauge.workload.regression;

import dev.streamgauge.workload.records.RecordText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which a record can fail to be one of features and a label. Every engine must set it aside with the reason, and go
 * on. What is wrong stands at the beginning, in the middle or at the end, for parsers that look at one place only.
 */
enum Malformed {
    EMPTY("empty"),
    TOMBSTONE("empty"),
    WHITE_SPACE("empty"),
    NO_LABEL("no label"),
    TWO_LABELS("no label"),
    WORD("not a number"),
    NAN("not finite"),
    INFINITY("not finite"),
    NEGATIVE_INFINITY("not finite"),
    EMPTY_FIELD("not a number"),
    TOO_FEW_FEATURES("wrong number of features"),
    TOO_LONG("too long");

    private static final int TOO_LONG_BYTES = 1_000_000;

    private static final byte[] TOO_LONG_VALUE = tooLong();

    private final String reason;

    Malformed(String reason) {
        this.reason = reason;
    }

    /** Nothing is wrong with it but its length. */
    private static byte[] tooLong() {
        String feature = "1.5,";
        String last = "1.5;1.50";
        return RecordText.bytes(feature.repeat((TOO_LONG_BYTES - last.length()) / feature.length()) + last);
    }

    /**
     * The kinds that take turns; {@link #TOO_LONG} does not, being much to send.
     *
     * @param featuresAreCounted whether the model refuses a record with fewer features than the others have
     */
    static List<Malformed> inTurn(boolean featuresAreCounted) {
        return Arrays.stream(values())
                .filter(kind -> kind != TOO_LONG && (featuresAreCounted || kind != TOO_FEW_FEATURES))
                .toList();
    }

    /** The reason that a job must give. */
    String reason() {
        return reason;
    }

    /**
     * A value of this kind, null for the tombstone.
     *
     * @param record the record that it would be if nothing were wrong with it
     */
    byte @Nullable [] value(byte[] record) {
        String text = RecordText.text(record);
        String features = text.substring(0, text.indexOf(';'));
        String label = text.substring(features.length() + 1);
        return switch (this) {
            case EMPTY -> new byte[0];
            case TOMBSTONE -> null;
            case WHITE_SPACE -> RecordText.bytes(" \t ");
            case NO_LABEL -> RecordText.bytes(features);
            case TWO_LABELS -> RecordText.bytes(features + ";" + label + ";" + label);
            case WORD -> RecordText.bytes(firstReplaced(features, "one") + ";" + label);
            case NAN -> RecordText.bytes(lastReplaced(features, "NaN") + ";" + label);
            case INFINITY -> RecordText.bytes(features + ";Infinity");
            case NEGATIVE_INFINITY -> RecordText.bytes(firstReplaced(features, "-Infinity") + ";" + label);
            case EMPTY_FIELD -> RecordText.bytes(features + ",;" + label);
            case TOO_FEW_FEATURES -> RecordText.bytes(features.substring(features.indexOf(',') + 1) + ";" + label);
            case TOO_LONG -> TOO_LONG_VALUE;
        };
    }

    private static String firstReplaced(String features, String by) {
        return features.replaceFirst("^[^,]*", by);
    }

    private static String lastReplaced(String features, String by) {
        return features.replaceFirst("[^,]*$", by);
    }
}
