package dev.streamgauge.report.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** What stands inside and around the axes of one figure: legend, axes, marks, and the names of dividers. */
final class FigureImage {

    /** Where dividers have their names: over the curves, or in a lane above them. */
    enum DividerNames {
        INSIDE,
        ABOVE,
        NOWHERE
    }

    private final Figure figure;
    private final Legend legend;
    private final int top;
    private final boolean above;
    private final Frame frame;
    private final DividerLabels dividers;

    /** A figure by itself. */
    FigureImage(Figure figure) {
        this(
                figure,
                Legend.of(figure.marks(), Canvas.LEFT, Figure.WIDTH - Canvas.LEFT),
                DividerNames.INSIDE,
                new Frame.Place(Canvas.BELOW_HEADING, Figure.HEIGHT, Frame.LEFT_OF_AREA, Frame.Ticks.BOTH));
    }

    /**
     * A figure somewhere on a canvas.
     *
     * @param place where legend, axes, and names above them have their room
     */
    FigureImage(Figure figure, Legend legend, DividerNames names, Frame.Place place) {
        this.figure = figure;
        this.legend = legend;
        this.top = place.top();
        this.above = names == DividerNames.ABOVE;
        Frame.Place belowLegend = place.from(place.top() + legend.height());
        int lane =
                above ? DividerLabels.of(figure, new Frame(figure, belowLegend)).lane() : 0;
        this.frame = new Frame(figure, belowLegend.from(belowLegend.top() + lane));
        this.dividers = names == DividerNames.NOWHERE ? DividerLabels.NONE : DividerLabels.of(figure, frame);
    }

    int top() {
        return top;
    }

    Frame frame() {
        return frame;
    }

    void draw(Graphics2D graphics) {
        legend.draw(graphics, top);
        MarkPainter marks = new MarkPainter(graphics, frame);
        figure.marks().forEach(marks::drawBehindGrid);
        frame.draw(graphics);
        graphics.setColor(Palette.SILVER.color());
        graphics.setStroke(new BasicStroke(1));
        Rectangle2D area = frame.area();
        graphics.draw(new Line2D.Double(
                area.getMinX() - frame.overhang(), area.getMaxY(), area.getMaxX() + frame.overhang(), area.getMaxY()));
        figure.marks().forEach(marks::drawAboveGrid);
        dividers.draw(graphics, above);
    }
}
