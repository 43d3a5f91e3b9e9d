package dev.streamgauge.engine.spark.job;

import java.nio.charset.StandardCharsets;

/** Reads JSON (RFC 8259) from bytes, front to back. What is no JSON is refused as {@code not json}. For one thread. */
final class JsonReader {

    /** What kind of value was read. */
    enum Kind {
        TEXT,
        /** Of 64 bits, without point and exponent. */
        WHOLE_NUMBER,
        /** Any other. */
        NUMBER,
        /** An object, an array, true, false or null. */
        OTHER
    }

    /** Deeper nesting is refused: each level takes some of the stack. */
    private static final int MAX_DEPTH = 500;

    /** No number of so many digits is beyond a long. */
    private static final int SURELY_A_LONG = 18;

    private final byte[] text;
    private int at;
    private int from;
    private int to;

    JsonReader(byte[] text) {
        this.text = text;
    }

    /** Takes that character, which must come next but for white space. */
    void take(char expected) throws MalformedLineException {
        if (!takeIf(expected)) {
            throw notJson();
        }
    }

    /** Takes that character if it comes next but for white space. */
    boolean takeIf(char wanted) {
        skipWhiteSpace();
        boolean there = at < text.length && text[at] == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    /** Nothing may follow but white space. */
    void end() throws MalformedLineException {
        skipWhiteSpace();
        if (at < text.length) {
            throw notJson();
        }
    }

    /** Takes a value of any kind. */
    Kind value() throws MalformedLineException {
        return value(0);
    }

    /** Takes a text, and tells it. */
    String text() throws MalformedLineException {
        take('"');
        takeText();
        return lastText();
    }

    /** The value that was taken last, which was a text. */
    String lastText() throws MalformedLineException {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return unescaped();
            }
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** The value that was taken last, which was a whole number. */
    long lastLong() {
        return Long.parseLong(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** The value that was taken last, which was a number; infinite if it is beyond a double. */
    double lastDouble() {
        return DecimalText.parse(text, from, to);
    }

    private Kind value(int depth) throws MalformedLineException {
        skipWhiteSpace();
        char first = at < text.length && depth < MAX_DEPTH ? (char) text[at] : '\0';
        switch (first) {
            case '"' -> {
                at++;
                takeText();
                return Kind.TEXT;
            }
            case '{' -> takeObject(depth);
            case '[' -> takeArray(depth);
            case 't' -> takeWord("true");
            case 'f' -> takeWord("false");
            case 'n' -> takeWord("null");
            default -> {
                return takeNumber();
            }
        }
        return Kind.OTHER;
    }

    private void takeObject(int depth) throws MalformedLineException {
        at++;
        if (takeIf('}')) {
            return;
        }
        do {
            take('"');
            takeText();
            take(':');
            value(depth + 1);
        } while (takeIf(','));
        take('}');
    }

    private void takeArray(int depth) throws MalformedLineException {
        at++;
        if (takeIf(']')) {
            return;
        }
        do {
            value(depth + 1);
        } while (takeIf(','));
        take(']');
    }

    private void takeWord(String word) throws MalformedLineException {
        for (int i = 0; i < word.length(); i++) {
            if (at == text.length || text[at++] != word.charAt(i)) {
                throw notJson();
            }
        }
    }

    /** After the opening quote; takes the closing one. */
    private void takeText() throws MalformedLineException {
        from = at;
        while (at < text.length && text[at] != '"') {
            if (text[at] >= 0 && text[at] < ' ') {
                throw notJson();
            }
            if (text[at] == '\\') {
                takeEscape();
            } else {
                at++;
            }
        }
        to = at++;
        if (to == text.length) {
            throw notJson();
        }
    }

    private void takeEscape() throws MalformedLineException {
        if (at + 1 == text.length || "\"\\/bfnrtu".indexOf(text[at + 1]) < 0) {
            throw notJson();
        }
        int length = text[at + 1] == 'u' ? 6 : 2;
        if (at + length > text.length) {
            throw notJson();
        }
        for (int digit = at + 2; digit < at + length; digit++) {
            if (Character.digit(text[digit], 16) < 0) {
                throw notJson();
            }
        }
        at += length;
    }

    /** What takes a text has seen that every escape is whole. */
    private String unescaped() {
        String escaped = new String(text, from, to - from, StandardCharsets.UTF_8);
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) != '\\') {
                plain.append(escaped.charAt(i));
            } else if (escaped.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int control = "bfnrt".indexOf(escaped.charAt(i));
                plain.append(control < 0 ? escaped.charAt(i) : "\b\f\n\r\t".charAt(control));
            }
        }
        return plain.toString();
    }

    private Kind takeNumber() throws MalformedLineException {
        from = at;
        skipIf('-');
        if (!skipIf('0')) {
            takeDigits();
        }
        boolean whole = true;
        if (skipIf('.')) {
            takeDigits();
            whole = false;
        }
        if (skipIf('e') || skipIf('E')) {
            if (!skipIf('+')) {
                skipIf('-');
            }
            takeDigits();
            whole = false;
        }
        to = at;
        return whole && fitsALong() ? Kind.WHOLE_NUMBER : Kind.NUMBER;
    }

    private boolean fitsALong() {
        if (to - from <= SURELY_A_LONG) {
            return true;
        }
        try {
            lastLong();
            return true;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }

    private void takeDigits() throws MalformedLineException {
        int first = at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == first) {
            throw notJson();
        }
    }

    /** Unlike {@link #takeIf}, not over white space. */
    private boolean skipIf(char wanted) {
        boolean there = at < text.length && text[at] == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private void skipWhiteSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
    }

    private static MalformedLineException notJson() {
        return new MalformedLineException("not json");
    }
}
