package dev.streamgauge.report.plot;

import static dev.streamgauge.report.plot.Pixels.blue;
import static dev.streamgauge.report.plot.Pixels.bottomOfBlue;
import static dev.streamgauge.report.plot.Pixels.image;
import static dev.streamgauge.report.plot.Pixels.leftOfBlue;
import static dev.streamgauge.report.plot.Pixels.topOfBlue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FigureTest {

    private static final Axis X = new Axis("time (s)", 0, 10);
    private static final Axis Y = new Axis("latency (ms)", 0, 100);

    @Test
    void aPngHasTwiceThePixelsOfTheFigure() throws IOException {
        // given
        Figure figure = figure(line(50));

        // when
        BufferedImage image = image(figure);

        // then
        assertThat(image.getWidth()).isEqualTo(1760);
        assertThat(image.getHeight()).isEqualTo(880);
    }

    @Test
    void theSameFigureGivesTheSameBytes() {
        // given
        Figure figure = figure(line(50));

        // when
        byte[] first = figure.png();
        byte[] second = figure.png();

        // then
        assertThat(first).isEqualTo(second);
    }

    @Test
    void aCurveIsDrawnWhereItsValuesLie() throws IOException {
        // given
        int low = topOfBlue(image(figure(line(10))));

        // when
        int high = topOfBlue(image(figure(line(90))));

        // then
        assertThat(high).isLessThan(low - 300);
    }

    @Test
    void aBarFillsWhatLiesBetweenItsEnds() throws IOException {
        // given
        Mark half = bar(0, 50);
        Mark whole = bar(0, 100);
        Mark upperHalf = bar(50, 100);

        // when
        long areaOfHalf = blue(image(figure(half)));
        long areaOfWhole = blue(image(figure(whole)));
        long areaOfUpperHalf = blue(image(figure(upperHalf)));

        // then
        assertThat((double) areaOfHalf / areaOfWhole).isBetween(0.49, 0.51);
        assertThat((double) areaOfUpperHalf / areaOfWhole).isBetween(0.49, 0.51);
        assertThat(topOfBlue(image(figure(upperHalf)))).isLessThan(topOfBlue(image(figure(half))) - 300);
    }

    @Test
    void aBarThatBeginsBelowTheAxisIsCutOffThere() throws IOException {
        assertThat(image(figure(bar(-1_000, 50))))
                .satisfies(image -> assertThat(blue(image)).isEqualTo(blue(image(figure(bar(0, 50))))));
    }

    @Test
    void figuresWithLabelsOfDifferentWidthsBeginAtTheSamePlace() throws IOException {
        // given
        Mark whole = new Mark.Bars("", Palette.BLUE, List.of(new Mark.Bar(0, 10, -1, 10_000)));

        // when
        int small = leftOfBlue(image(Figure.of("t", "s", X, new Axis("share", 0, 1), List.of(whole))));
        int large = leftOfBlue(image(Figure.of("t", "s", X, new Axis("latency (ms)", 0, 9_000), List.of(whole))));

        // then
        assertThat(small).isCloseTo(large, within(4));
    }

    @Test
    void aGapInterruptsACurve() throws IOException {
        // given
        Mark whole = Curve.of("", Palette.BLUE, Pen.SOLID, points(50, 50, 50, 50));
        Mark interrupted = Curve.of("", Palette.BLUE, Pen.SOLID, points(50, Double.NaN, 50, 50));

        // when
        long drawn = blue(image(figure(whole)));
        long drawnWithGap = blue(image(figure(interrupted)));

        // then
        assertThat(drawnWithGap).isBetween(drawn / 4, drawn / 2);
    }

    @Test
    void nothingIsDrawnOverTheHeading() throws IOException {
        // given
        Mark beyondTheAxis = line(10_000);

        // when
        BufferedImage image = image(figure(beyondTheAxis));

        // then
        assertThat(blue(image)).isZero();
    }

    @Test
    void anSvgIsWellFormedAndNeedsNoFont() throws Exception {
        // given
        Figure figure = figure(line(50));

        // when
        Document svg = parsed(figure.svg());

        // then
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 880 440");
        assertThat(svg.getElementsByTagName("path").getLength()).isPositive();
        assertThat(svg.getElementsByTagName("text").getLength()).isZero();
    }

    @Test
    void aBoxNeedsTwentyValuesAndAMedianTen() throws IOException {
        // given
        Figure nine = boxes(9);
        Figure ten = boxes(10);
        Figure twenty = boxes(20);

        // when
        long onlyWhiskers = blue(image(nine));
        long withMedian = blue(image(ten));
        long withBox = blue(image(twenty));

        // then
        assertThat(withMedian).isGreaterThan(onlyWhiskers + 500);
        assertThat(withBox).isGreaterThan(withMedian + 500);
    }

    @Test
    void anIntervalReachesFromItsLowerToItsUpperEnd() throws IOException {
        // given
        Mark interval = new Mark.Whiskers(Palette.BLUE, List.of(new Mark.Span(5, 20, 80)));

        // when
        BufferedImage image = image(figure(interval));

        // then
        assertThat(topOfBlue(image))
                .isCloseTo(topOfBlue(image(figure(bar(0, 80)))), within(4))
                .isLessThan(topOfBlue(image(figure(bar(0, 20)))) - 300);
    }

    @Test
    void aThinCurveIsPaler() throws IOException {
        // given
        Mark thin = Curve.of("", Palette.BLUE, Pen.THIN, points(50, 50));

        // when
        BufferedImage image = image(figure(thin));

        // then
        assertThat(blue(image)).isZero();
        assertThat(image(figure(line(50))))
                .satisfies(solid -> assertThat(blue(solid)).isPositive());
    }

    @Test
    void figuresUnderOneAnotherAreEachDrawnWhole() throws IOException {
        // given
        Figure upper = figure(bar(0, 50));
        Figure lower = figure(bar(0, 100));

        // when
        BufferedImage both = ImageIO.read(new ByteArrayInputStream(new Sheet(List.of(upper, lower)).png()));

        // then
        assertThat(both.getHeight()).isEqualTo(2 * 880);
        assertThat(both.getWidth()).isEqualTo(1760);
        assertThat(blue(both)).isEqualTo(blue(image(upper)) + blue(image(lower)));
    }

    @Test
    void namesOfCategoriesAreBrokenIfTheyHaveNoPlaceOnOneLine() throws IOException {
        // given
        BufferedImage two = image(categories(2));

        // when
        BufferedImage twelve = image(categories(12));

        // then
        assertThat(bottomOfBlue(two)).isGreaterThan(bottomOfBlue(twelve) + 50);
    }

    @Test
    void anAxisThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> new Axis("latency (ms)", 5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latency (ms)");
    }

    @Test
    void anAxisAroundValuesHoldsThemAllBetweenRoundEnds() {
        // when
        Axis axis = Axis.around("latency (ms)", 4013, Double.NaN, 4486);

        // then
        assertThat(axis.min()).isEqualTo(3900);
        assertThat(axis.max()).isEqualTo(4600);
    }

    @Test
    void anAxisJustBelowAStackLeavesItMostOfTheHeight() {
        // when
        Axis axis = Axis.justBelow("latency (ms)", 3_996, 6_424);

        // then
        assertThat(axis).isEqualTo(new Axis("latency (ms)", 3_800, 7_000));
        assertThat(Axis.justBelow("latency (ms)", 4_000, 4_000).min()).isBetween(3_900.0, 4_000.0);
        assertThat(Axis.justBelow("latency (ms)", 0, 0).max()).isPositive();
    }

    @Test
    void anAxisWithoutValuesIsStillAnAxis() {
        assertThat(Axis.around("latency (ms)")).isEqualTo(new Axis("latency (ms)", 0, 1));
        assertThat(Axis.fromZero("rate", 0, 0).max()).isPositive();
    }

    private static Figure figure(Mark mark) {
        return Figure.of("Title", "subtitle", X, Y, List.of(mark));
    }

    private static Figure boxes(int values) {
        List<Double> sample = IntStream.range(0, values)
                .mapToObj(i -> 20.0 + 60.0 * i / (values - 1))
                .toList();
        return new Figure(
                "t",
                "s",
                new Axis("", 0.5, 1.5),
                Y,
                List.of("one"),
                List.of(new Mark.Box("", Palette.BLUE, 1, sample)));
    }

    private static Figure categories(int number) {
        return new Figure(
                "t",
                "s",
                new Axis("", 0.5, number + 0.5),
                Y,
                Collections.nCopies(number, "Flink · rate in total · 4 producers"),
                List.of(new Mark.Bars("", Palette.BLUE, List.of(new Mark.Bar(0.6, 1.4, 0, 50)))));
    }

    private static Mark bar(double low, double high) {
        return new Mark.Bars("", Palette.BLUE, List.of(new Mark.Bar(2, 4, low, high)));
    }

    private static Mark line(double y) {
        return Curve.of("", Palette.BLUE, Pen.SOLID, points(y, y));
    }

    private static List<Point> points(double... ys) {
        Point[] points = new Point[ys.length];
        Arrays.setAll(points, i -> new Point(10.0 * i / (ys.length - 1), ys[i]));
        return List.of(points);
    }

    private static Document parsed(byte[] svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
