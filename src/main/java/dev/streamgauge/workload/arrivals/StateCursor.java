package dev.streamgauge.workload.arrivals;

import java.util.function.IntToLongFunction;

/**
 * A cursor over the stretches of time in which an arrival process keeps its state. Stands on the first one, which
 * starts at offset 0; the next starts where it ends. Read by one thread; allocates nothing as it moves.
 */
public final class StateCursor {

    /** The low state, or the only one. */
    public static final int LOW = 0;

    /** The high state, in which a burst lasts. */
    public static final int HIGH = 1;

    private final IntToLongFunction dwellNanos;
    private int state;
    private long startNanos;
    private long endNanos;

    private StateCursor(int firstState, IntToLongFunction dwellNanos) {
        this.dwellNanos = dwellNanos;
        this.state = firstState;
        this.endNanos = dwellNanos.applyAsLong(firstState);
    }

    /** The low state for ever. */
    static StateCursor constant() {
        return new StateCursor(LOW, state -> Long.MAX_VALUE);
    }

    /**
     * High and low in turn.
     *
     * @param firstState where it starts
     * @param dwellNanos how long the state that begins will last, asked once each time one begins
     */
    static StateCursor alternating(int firstState, IntToLongFunction dwellNanos) {
        return new StateCursor(firstState, dwellNanos);
    }

    /** Moves to the next stretch. */
    public void advance() {
        startNanos = endNanos;
        state = state == LOW ? HIGH : LOW;
        endNanos = Math.addExact(startNanos, dwellNanos.applyAsLong(state));
    }

    /** Moves on as far as needed and tells the state at an offset, which must not lie before {@link #startNanos()}. */
    public int stateAt(long offsetNanos) {
        while (endNanos <= offsetNanos) {
            advance();
        }
        return state;
    }

    /** {@link #LOW} or {@link #HIGH}. */
    public int state() {
        return state;
    }

    /** Offset at which the state begins. */
    public long startNanos() {
        return startNanos;
    }

    /** Offset at which the next state begins; {@link Long#MAX_VALUE} if none does. */
    public long endNanos() {
        return endNanos;
    }
}
