package dev.streamgauge.workload.arrivals;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers by name: each name draws from a generator of its own, so that one more draw in one place changes
 * nothing elsewhere.
 */
public final class SeededRandom {

    private static final int STATE_LONGS = 6;

    private SeededRandom() {}

    /**
     * A fresh generator that depends on the seed and the name alone.
     *
     * @param seed the trial's seed
     * @param name what the numbers are for
     */
    public static UniformRandomProvider stream(long seed, String name) {
        LongBuffer digest =
                ByteBuffer.wrap(DigestUtils.sha512(seed + "/" + name)).asLongBuffer();
        long[] state = new long[STATE_LONGS];
        digest.get(state);
        return RandomSource.L64_X128_MIX.create(state);
    }
}
