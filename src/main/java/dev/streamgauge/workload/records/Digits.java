package dev.streamgauge.workload.records;

/** Writes numbers in ASCII digits. Allocates nothing. */
public final class Digits {

    private Digits() {}

    /** Writes a number from 0, in as many digits as it has, from a place on; returns the place after them. */
    public static int put(byte[] buffer, int at, long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return put(buffer, at, number, digits);
    }

    /** Writes a number from 0 in a given count of digits, with leading zeros where it has fewer; returns the place after them. */
    public static int put(byte[] buffer, int at, long number, int digits) {
        long rest = number;
        for (int place = at + digits - 1; place >= at; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
