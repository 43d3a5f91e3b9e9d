package dev.streamgauge.workload.pageevents;

import dev.streamgauge.workload.records.RecordText;
import org.jspecify.annotations.Nullable;

/** Ways in which a record can fail to be a page event. Every engine must set it aside with the reason, and go on. */
enum Malformed {
    TOMBSTONE("empty"),
    WORD("not json"),
    NO_EVENT_ID("missing field"),
    EMPTY("empty"),
    CUT("not json"),
    NO_CREATED_TS("missing field"),
    WHITE_SPACE("empty"),
    ARRAY("not json"),
    NO_USER_ID("missing field"),
    NUMBER("not json"),
    NO_EVENT_TYPE("missing field"),
    NULL("not json"),
    NO_VALUE("missing field"),
    NO_FIELD("missing field"),
    VALUE_IS_NULL("missing field"),
    EVENT_ID_IS_TEXT("missing field"),
    EVENT_TYPE_IS_A_NUMBER("missing field"),
    FIELDS_OF_ANOTHER_OBJECT("missing field");

    private final String reason;

    Malformed(String reason) {
        this.reason = reason;
    }

    /** The reason that a job must give. */
    String reason() {
        return reason;
    }

    /**
     * A value of this kind, null for the tombstone.
     *
     * @param event the event that it would be if nothing were wrong with it
     */
    byte @Nullable [] value(byte[] event) {
        String text = RecordText.text(event);
        return switch (this) {
            case TOMBSTONE -> null;
            case EMPTY -> new byte[0];
            case WHITE_SPACE -> RecordText.bytes(" \t ");
            case WORD -> RecordText.bytes("click");
            case CUT -> RecordText.bytes(text.substring(0, text.length() / 2));
            case ARRAY -> RecordText.bytes("[" + text + "]");
            case NUMBER -> RecordText.bytes("12.34");
            case NULL -> RecordText.bytes("null");
            case NO_EVENT_ID -> without(text, "event_id");
            case NO_CREATED_TS -> without(text, "created_ts");
            case NO_USER_ID -> without(text, "user_id");
            case NO_EVENT_TYPE -> without(text, "event_type");
            case NO_VALUE -> without(text, "value");
            case NO_FIELD -> RecordText.bytes("{}");
            case VALUE_IS_NULL -> with(text, "value", "null");
            case EVENT_ID_IS_TEXT -> with(text, "event_id", "\"twelve\"");
            case EVENT_TYPE_IS_A_NUMBER -> with(text, "event_type", "4");
            case FIELDS_OF_ANOTHER_OBJECT -> RecordText.bytes("{\"event\":" + text + "}");
        };
    }

    private static byte[] without(String text, String field) {
        return RecordText.bytes(text.replaceFirst("\"%s\":[^,]*,".formatted(field), ""));
    }

    private static byte[] with(String text, String field, String value) {
        return RecordText.bytes(
                text.replaceFirst("\"%s\":[^,]*,".formatted(field), "\"%s\":%s,".formatted(field, value)));
    }
}
