package dev.streamgauge.report;

import dev.streamgauge.claim.Spectrum;
import dev.streamgauge.claim.Spectrum.Ordinate;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a series oscillates: its periodogram against what noise would show, and where theory puts the peak. */
final class SpectrumFigure {

    /** Leaves the name of the predicted frequency its place above the highest peak. */
    private static final double ROOM_ABOVE = 1.12;

    private SpectrumFigure() {}

    /** The figure of the spectrum that a claim was decided by. */
    static Figure of(Spectrum spectrum, Duration window) {
        double seconds = window.toNanos() / 1e9;
        return of(
                "%d raw series of %d windows".formatted(spectrum.series(), spectrum.windows()),
                spectrum.ordinates().stream()
                        .mapToDouble(ordinate -> ordinate.cyclesPerWindow() / seconds)
                        .toArray(),
                spectrum.ordinates().stream().mapToDouble(Ordinate::power).toArray(),
                spectrum.band(),
                spectrum.predicted() / seconds);
    }

    /**
     * The figure.
     *
     * @param series what oscillates or not, such as {@code Spark · SPP · 1,500 events/s}
     * @param frequencyHz the periodogram's frequencies, ascending
     * @param power power at each of them, in units of its mean
     * @param band what a series of independent values exceeds at no frequency, but for the test's chance of error
     * @param predictedHz frequency that the engine's model predicts, as the series' sampling shows it; null if it predicts none
     * @throws IllegalArgumentException if there is no frequency, or not one power for each
     */
    static Figure of(String series, double[] frequencyHz, double[] power, double band, @Nullable Double predictedHz) {
        if (frequencyHz.length == 0 || frequencyHz.length != power.length) {
            throw new IllegalArgumentException(
                    "%d frequencies and %d powers make no periodogram".formatted(frequencyHz.length, power.length));
        }
        double highest = Math.max(band, Arrays.stream(power).max().orElseThrow());
        Axis x = new Axis("frequency (Hz)", 0, frequencyHz[frequencyHz.length - 1]);
        Axis y = Axis.fromZero("power, in units of its mean", ROOM_ABOVE * highest);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Ribbon(
                "within noise", Palette.GREY, List.of(new Mark.Span(0, 0, band), new Mark.Span(x.max(), 0, band))));
        marks.add(Curve.level("limit of noise", Palette.GREY, Pen.DASHED, x, band));
        if (predictedHz != null) {
            marks.add(new Mark.Divider("predicted: %s".formatted(wave(predictedHz)), Palette.VERMILION, predictedHz));
        }
        marks.add(Curve.of(
                "power of the raw series",
                Palette.BLUE,
                Pen.DOTTED_SAMPLES,
                IntStream.range(0, power.length)
                        .mapToObj(i -> new Point(frequencyHz[i], power[i]))
                        .toList()));
        return Figure.of(
                "Does the latency oscillate?",
                "%s · periodogram of the latency window by window, nothing smoothed".formatted(series),
                x,
                y,
                marks);
    }

    private static String wave(double frequencyHz) {
        return frequencyHz > 0
                ? "one wave in %s s".formatted(Text.figures(1 / frequencyHz))
                : "no wave, the sampling hides it";
    }
}
