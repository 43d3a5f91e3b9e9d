package dev.streamgauge.workload;

import java.math.BigInteger;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A hash of a multiset of events: the sum of the SHA-256 of each canonical line, modulo 2^256.
 *
 * <p>Independent of order, because partitions are read back in no common order, and of memory, because streams may be
 * long. An event that is lost, repeated or changed changes the hash.
 */
public final class StreamHash {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long count;

    /** Adds one event by its canonical line: its position and every field but the clock's. */
    public void add(String canonicalLine) {
        sum = sum.add(new BigInteger(1, DigestUtils.sha256(canonicalLine))).mod(MODULUS);
        count++;
    }

    /** How many events were added. */
    public long count() {
        return count;
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        return "%064x".formatted(sum);
    }
}
