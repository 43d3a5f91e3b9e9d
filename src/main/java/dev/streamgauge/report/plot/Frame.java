package dev.streamgauge.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The axes, ticks and grid of a figure, laid out and drawn by XChart, and the way from data to pixels. */
final class Frame {

    /** Of the width that a category has, so that neighbours stay apart. */
    private static final double NAME_OF_CATEGORY = 0.92;

    /** Just below 1: XChart leaves out ticks that lie exactly on the edge of the plot. */
    private static final double CONTENT = 0.985;

    /** Where the area begins at least, so that figures under one another share their time axis. */
    static final int LEFT_OF_AREA = 92;

    /** On a logarithmic axis over no more decades than this, ticks between powers of ten have names too. */
    private static final double DECADES_WITH_DETAIL = 3.5;

    private static final double ROUNDING = 1e-9;

    /** How many pixels lie between ticks of the x axis, about. */
    private static final int X_TICKS_APART = 80;

    /** XChart cannot lay out an empty text. */
    private static final String NO_NAME = " ";

    private final XYChart chart;
    private final Figure figure;
    private final CategoryLabels categories;
    private final Place place;
    private final int left;
    private final int height;

    /** Pixels of the area inside the axes. */
    private final Rectangle2D area;

    /** Which axes have their ticks named. */
    enum Ticks {
        BOTH,
        X,
        Y
    }

    /**
     * The room that axes, ticks and their names have on a canvas.
     *
     * @param top where it begins
     * @param bottom where it ends
     * @param leftOfArea where the area inside the axes begins at least
     */
    record Place(int top, int bottom, int leftOfArea, Ticks ticks) {

        Place from(int otherTop) {
            return new Place(otherTop, bottom, leftOfArea, ticks);
        }

        Place to(int otherBottom) {
            return new Place(top, otherBottom, leftOfArea, ticks);
        }
    }

    Frame(Figure figure, Place place) {
        this.figure = figure;
        this.place = place;
        this.categories = categories(figure, place.ticks());
        this.height = place.bottom() - place.top() - categories.height();
        this.left = Math.max(
                0,
                place.leftOfArea()
                        - (int) Math.round(layout(chart(Figure.WIDTH), 0, 0).getMinX()));
        this.chart = chart(Figure.WIDTH - left);
        this.area = layout(chart, left, place.top());
    }

    /** The names of a figure's categories, where the x axis has names at all. */
    static CategoryLabels categories(Figure figure, Ticks ticks) {
        double category =
                (Figure.WIDTH - LEFT_OF_AREA) / (figure.x().max() - figure.x().min());
        return CategoryLabels.of(ticks == Ticks.Y ? List.of() : figure.categories(), NAME_OF_CATEGORY * category);
    }

    private XYChart chart(int width) {
        XYChart chart = new XYChart(width, height);
        boolean x = place.ticks() != Ticks.Y;
        boolean y = place.ticks() != Ticks.X;
        chart.setXAxisTitle(x ? figure.x().title() : "");
        chart.setYAxisTitle(y ? figure.y().title() : "");
        XYStyler style = chart.getStyler();
        Color clear = new Color(255, 255, 255, 0);
        style.setChartBackgroundColor(clear).setPlotBackgroundColor(clear).setPlotBorderVisible(false);
        style.setChartTitleVisible(false)
                .setLegendVisible(false)
                .setChartPadding(16)
                .setLocale(Locale.US);
        style.setBaseFont(Typeface.REGULAR.at(12));
        style.setAntiAlias(true).setTextAntiAlias(true);
        style.setPlotContentSize(CONTENT)
                .setXAxisTitleColor(Palette.INK.color())
                .setYAxisTitleColor(Palette.INK.color());
        style.setAxisTitleFont(Typeface.REGULAR.at(12.5)).setAxisTitlePadding(9);
        style.setAxisTickLabelsFont(Typeface.REGULAR.at(12)).setAxisTickLabelsColor(Palette.GREY.color());
        style.setAxisTicksLineVisible(false).setAxisTicksMarksVisible(false).setPlotTicksMarksVisible(false);
        style.setAxisTickMarkLength(0).setAxisTickPadding(9).setPlotMargin(0);
        style.setPlotGridVerticalLinesVisible(!y || figure.x().logarithmic()).setPlotGridHorizontalLinesVisible(y);
        style.setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(new BasicStroke(1));
        style.setXAxisTickMarkSpacingHint(X_TICKS_APART).setYAxisTickMarkSpacingHint(44);
        style.setXAxisMin(figure.x().min()).setXAxisMax(figure.x().max());
        style.setYAxisMin(figure.y().min()).setYAxisMax(figure.y().max());
        style.setXAxisLogarithmic(figure.x().logarithmic())
                .setYAxisLogarithmic(figure.y().logarithmic());
        style.setXAxisLogarithmicDecadeOnly(false).setYAxisLogarithmicDecadeOnly(false);
        style.setXAxisTicksVisible(x && figure.categories().isEmpty()).setYAxisTicksVisible(y);
        style.setXAxisTickLabelsFormattingFunction(tickLabels(figure.x()));
        style.setYAxisTickLabelsFormattingFunction(tickLabels(figure.y()));
        XYSeries extent = chart.addSeries("extent", unevenly(figure.x()), unevenly(figure.y()));
        extent.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        return chart;
    }

    /** Both ends and one point between: on equally spaced values XChart sets ticks at these instead of round numbers. */
    private static double[] unevenly(Axis axis) {
        return new double[] {axis.min(), axis.min() + 0.3 * (axis.max() - axis.min()), axis.max()};
    }

    private static Function<Double, String> tickLabels(Axis axis) {
        if (axis.logarithmic()) {
            return logarithmicTickLabels(axis);
        }
        double span = axis.max() - axis.min();
        String pattern = span > 8 ? "#,##0.#" : span > 0.8 ? "#,##0.##" : "#,##0.###";
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
        return value -> format.format(value).replace('-', '\u2212');
    }

    /** There is a tick at each multiple of a power of ten: only 1, 2 and 5 of them have a name, over many decades only 1. */
    private static Function<Double, String> logarithmicTickLabels(Axis axis) {
        DecimalFormat format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.US));
        boolean fewDecades = Math.log10(axis.max() / axis.min()) <= DECADES_WITH_DETAIL;
        return value -> {
            long leading = Math.round(value / Math.pow(10, Math.floor(Math.log10(value) + ROUNDING)));
            boolean named = leading == 1 || (fewDecades && (leading == 2 || leading == 5));
            return named ? format.format(value) : NO_NAME;
        };
    }

    /** XChart knows where its axes are only after it has painted them. */
    private Rectangle2D layout(XYChart chart, int fromLeft, int fromTop) {
        BufferedImage scratch = new BufferedImage(chart.getWidth(), height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = scratch.createGraphics();
        try {
            chart.paint(graphics, chart.getWidth(), height);
        } finally {
            graphics.dispose();
        }
        // It tells no place on an axis, not even on y, that is shorter than the distance of ticks on x.
        chart.getStyler().setXAxisTickMarkSpacingHint(1);
        double minX = chart.getScreenXFromChart(figure.x().min());
        double maxX = chart.getScreenXFromChart(figure.x().max());
        double upper = chart.getScreenYFromChart(figure.y().max());
        double lower = chart.getScreenYFromChart(figure.y().min());
        chart.getStyler().setXAxisTickMarkSpacingHint(X_TICKS_APART);
        return new Rectangle2D.Double(fromLeft + minX, fromTop + upper, maxX - minX, lower - upper);
    }

    Rectangle2D area() {
        return area;
    }

    /** How far the grid lines reach beyond the area, on the left and on the right. */
    double overhang() {
        return area.getWidth() * (1 / CONTENT - 1) / 2;
    }

    double x(double value) {
        return area.getMinX() + figure.x().share(value) * area.getWidth();
    }

    double y(double value) {
        return area.getMaxY() - figure.y().share(value) * area.getHeight();
    }

    void draw(Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(left, place.top());
        chart.paint(graphics, chart.getWidth(), height);
        graphics.setTransform(before);
        categories.draw(graphics, this);
    }
}
