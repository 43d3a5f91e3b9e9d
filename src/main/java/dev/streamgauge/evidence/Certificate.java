package dev.streamgauge.evidence;

import dev.streamgauge.workload.arrivals.ScheduleCertificate;

/**
 * What certifies the arrivals of a trial: that the schedule is a realisation of the process it claims to be, and that the
 * sends kept it.
 *
 * @param schedule tests of the schedule over warm-up and measurement
 * @param sends how the sends kept it, over the same time
 */
public record Certificate(ScheduleCertificate schedule, Sends sends) {

    /** Whether the schedule passes its tests, and the sends stayed within their distance of it. */
    public boolean holds() {
        return schedule.holds() && sends.holds();
    }

    /**
     * Realised sends against the schedule. They are not tested against the process's own distribution: a lag of microseconds
     * is enough to reject that in a long trial.
     *
     * @param due events that were due
     * @param sent of these, events sent by the end of that time
     * @param maxUnsent most events that were due and not sent at any moment
     * @param distance largest distance between the fractions scheduled and sent by any moment: sup|F_sent - F_scheduled|
     * @param distanceLimit what the distance may be at most
     * @param dispersionDue index of dispersion of the counts due in tenths of a second
     * @param dispersionSent index of dispersion of the counts sent in tenths of a second; far above the former if a
     *     generator sends in bursts of its own
     */
    public record Sends(
            long due,
            long sent,
            long maxUnsent,
            double distance,
            double distanceLimit,
            double dispersionDue,
            double dispersionSent) {

        /** Whether the distance is within its limit. */
        public boolean holds() {
            return distance <= distanceLimit;
        }
    }
}
