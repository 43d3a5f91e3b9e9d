package dev.streamgauge.report;

import dev.streamgauge.claim.CapacityModel;
import dev.streamgauge.claim.RateCurve;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where each engine's knee lies, and what the model says of it. */
final class KneeTable {

    private KneeTable() {}

    static String html(List<RateCurve> curves) {
        HtmlTable table = new HtmlTable(
                Cell.text(""),
                Cell.number("trials"),
                Cell.number("knee"),
                Cell.number("measured capacity"),
                Cell.number("predicted"),
                Cell.number("of it"),
                Cell.number("keeps the trigger"),
                Cell.number("p95 before"),
                Cell.number("beyond"),
                Cell.number("times"));
        for (RateCurve curve : curves) {
            CapacityModel model = curve.model();
            Double capacity = curve.capacityHz();
            Double low = curve.lowHz();
            Double high = curve.highHz();
            Double jump = curve.jump();
            table.row(
                    Cell.styled(curve.side().name(), "name"),
                    Cell.number(Text.count(curve.points().size())),
                    Cell.strong(knee(low, high)),
                    Cell.number(capacity == null ? Text.NONE : rate(capacity)),
                    Cell.number(model == null ? Text.NONE : rate(model.capacityHz())),
                    Cell.number(
                            model == null || capacity == null
                                    ? Text.NONE
                                    : Text.percent(capacity / model.capacityHz())),
                    Cell.number(
                            model == null || model.triggerSeconds() == 0
                                    ? Text.NONE
                                    : "up to " + rate(model.keepsTriggerUpToHz())),
                    Cell.number(milliseconds(p95(curve, low))),
                    Cell.number(milliseconds(p95(curve, high))),
                    Cell.number(jump == null ? Text.NONE : Text.figures(jump.doubleValue())));
        }
        return table
                + "<p class=\"note\">The knee lies between the highest rate that is sustained (throughput within 5 % of what"
                + " was offered, and no more events waiting) and the lowest beyond it. Capacity: throughput beyond the knee,"
                + " median over trials; predicted from partitions, tasks and the cost of an event. The 95th percentile of"
                + " latency is that of the rates on both sides of the knee.</p>\n";
    }

    private static String knee(@Nullable Double low, @Nullable Double high) {
        if (low == null) {
            return high == null ? Text.NONE : "below " + rate(high);
        }
        return high == null ? "above " + rate(low) : "%s … %s".formatted(rate(low), rate(high));
    }

    private static @Nullable Double p95(RateCurve curve, @Nullable Double rateHz) {
        return curve.rates().stream()
                .filter(rate -> rateHz != null && rate.rateHz() == rateHz)
                .findFirst()
                .map(RateCurve.Rate::p95Ms)
                .orElse(null);
    }

    static String rate(double hz) {
        return Text.count(Math.round(hz)) + "/s";
    }

    static String milliseconds(@Nullable Double value) {
        return value == null ? Text.NONE : Text.figures(value.doubleValue()) + " ms";
    }
}
