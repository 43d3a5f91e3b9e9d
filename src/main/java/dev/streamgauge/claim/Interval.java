package dev.streamgauge.claim;

/**
 * A confidence interval, in the unit of what it estimates.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

    /** Distance between the ends. */
    public double width() {
        return high - low;
    }

    /** Whether the value is no less than the lower end and no more than the upper one. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether all of it lies above the value. */
    public boolean isAbove(double value) {
        return low > value;
    }

    /** Whether all of it lies below the value. */
    public boolean isBelow(double value) {
        return high < value;
    }
}
