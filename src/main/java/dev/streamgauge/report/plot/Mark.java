package dev.streamgauge.report.plot;

import java.util.List;

/**
 * Something drawn inside the axes, in data coordinates. Marks are drawn in the order of the figure, so later ones lie on
 * top. A mark with an empty name is left out of the legend. Values are drawn as they are: nothing is smoothed or thinned.
 */
public sealed interface Mark {

    /** Name in the legend. */
    String name();

    /** Colour of the mark. */
    Palette color();

    /** How a curve is drawn. */
    enum Pen {
        /** Two pixels, the measured quantity. */
        SOLID,
        /** The measured quantity, each sample marked by a dot. */
        DOTTED_SAMPLES,
        /** What was computed from the measured quantity beside it, such as a rolling median: thin and pale. */
        THIN,
        /** A reference: a floor or a bound. */
        DASHED,
        /** Wide, to be seen behind a solid curve that covers it. */
        WIDE,
        /** To be seen behind a wide curve that covers it. */
        WIDEST
    }

    /** A point in data coordinates; a y that is not a number is a gap. */
    record Point(double x, double y) {}

    /** The two ends of a ribbon at one x. */
    record Span(double x, double low, double high) {}

    /**
     * A line through the points; a gap among them interrupts it.
     *
     * @param steps whether the line keeps each y until the next x
     */
    record Curve(String name, Palette color, Pen pen, boolean steps, List<Point> points) implements Mark {

        public Curve {
            points = List.copyOf(points);
        }

        /** A straight line from sample to sample. */
        public static Curve of(String name, Palette color, Pen pen, List<Point> points) {
            return new Curve(name, color, pen, false, points);
        }

        /** A line that keeps each y until the next x. */
        public static Curve steps(String name, Palette color, Pen pen, List<Point> points) {
            return new Curve(name, color, pen, true, points);
        }

        /** A horizontal line over the whole axis. */
        public static Curve level(String name, Palette color, Pen pen, Axis axis, double y) {
            return new Curve(name, color, pen, false, List.of(new Point(axis.min(), y), new Point(axis.max(), y)));
        }
    }

    /** Crosses: samples that are missing or wrong. */
    record Crosses(String name, Palette color, List<Point> points) implements Mark {

        public Crosses {
            points = List.copyOf(points);
        }
    }

    /** Samples that no line joins, each as a symbol. */
    record Symbols(String name, Palette color, Symbol symbol, List<Point> points) implements Mark {

        public Symbols {
            points = List.copyOf(points);
        }
    }

    /** What a sample looks like that no line joins. */
    enum Symbol {
        DISC,
        RING
    }

    /** Intervals, as a line from each lower to its upper end with a short bar at both. Not in the legend. */
    record Whiskers(Palette color, List<Span> spans) implements Mark {

        public Whiskers {
            spans = List.copyOf(spans);
        }

        @Override
        public String name() {
            return "";
        }
    }

    /** The area between two curves. */
    record Ribbon(String name, Palette color, List<Span> spans) implements Mark {

        public Ribbon {
            spans = List.copyOf(spans);
        }
    }

    /** One bar: a stretch of the x axis between two values. */
    record Bar(double from, double to, double low, double high) {}

    /** Bars; those of several marks that begin where others end are a stack. A small gap is left between neighbours. */
    record Bars(String name, Palette color, List<Bar> bars) implements Mark {

        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /** Stretches of the x axis, each shaded from bottom to top. */
    record Shade(String name, Palette color, List<Stretch> stretches) implements Mark {

        public Shade {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * A stretch of the x axis.
     *
     * @param strength opacity, from 0 (nothing) to 1 (the full shade)
     */
    record Stretch(double from, double to, double strength) {}

    /** A thin vertical line with its name written at the top, beside it; without a name the line alone. */
    record Divider(String name, Palette color, double x) implements Mark {}

    /**
     * A box plot of one sample above {@code x}: every value as a dot, whiskers to the least and the greatest value, and a box
     * from quartile to quartile with the median. Below twenty values there is no box, only the median's bar from ten on:
     * fewer would leave less than five values beyond the quantile.
     */
    record Box(String name, Palette color, double x, List<Double> values) implements Mark {

        public Box {
            values = List.copyOf(values);
        }
    }
}
