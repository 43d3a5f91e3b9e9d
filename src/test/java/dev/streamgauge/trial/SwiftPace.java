package dev.streamgauge.trial;

/** Time that passes only by being waited for. */
final class SwiftPace implements Pace {

    private long now;
    private boolean ended;

    SwiftPace(long startEpochMillis) {
        now = startEpochMillis;
    }

    @Override
    public synchronized long epochMillis() {
        return now;
    }

    @Override
    public synchronized boolean reaches(long epochMillis) {
        if (!ended) {
            now = Math.max(now, epochMillis);
        }
        return !ended;
    }

    @Override
    public synchronized void end() {
        ended = true;
    }
}
