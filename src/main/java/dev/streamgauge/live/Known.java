package dev.streamgauge.live;

/**
 * What a reader of the state has been told.
 *
 * @param attempt the attempt whose seconds it knows
 * @param seconds how many of them
 * @param ended how many ended trials
 * @param news how much had happened by then
 */
record Known(int attempt, int seconds, int ended, long news) {

    static final Known NOTHING = new Known(0, 0, -1, -1);
}
