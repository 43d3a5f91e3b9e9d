package dev.streamgauge.report.plot;

import static dev.streamgauge.report.plot.Pixels.blue;
import static dev.streamgauge.report.plot.Pixels.image;
import static dev.streamgauge.report.plot.Pixels.leftOfBlue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelsTest {

    private static final Axis X = new Axis("time (s)", 0, 10);
    private static final Axis SMALL = new Axis("latency (ms)", 0, 100);
    private static final Axis HUGE = new Axis("events", 0, 1e12);

    private static Figure panel(Axis y, Mark... marks) {
        return Figure.of("panel", "", X, y, List.of(marks));
    }

    private static Mark divider(String name, double x) {
        return new Mark.Divider(name, Palette.BLUE, x);
    }

    private static Panels panels(Figure... panels) {
        return new Panels("title", "subtitle", Arrays.asList(panels));
    }

    @Test
    void whatIsAboveOneAnotherIsAtTheSameXHoweverWideTheNumbersAre() throws IOException {
        // given
        Mark line = divider("", 5);

        // when
        int alone = leftOfBlue(image(panels(panel(HUGE, line))));
        BufferedImage both = image(panels(panel(SMALL, line), panel(HUGE, line)));

        // then
        assertThat(leftOfBlue(both)).isCloseTo(alone, within(2));
        assertThat(columnsOfBlue(both)).as("one line through both panels").isLessThanOrEqualTo(3);
    }

    @Test
    void eachPanelMakesThePictureHigher() throws IOException {
        int one = image(panels(panel(SMALL))).getHeight();
        int two = image(panels(panel(SMALL), panel(SMALL))).getHeight();

        assertThat(two - one).isBetween(400, 560);
    }

    @Test
    void namesOfDividersThatAreClosePushTheAreaDownAndNotOneAnother() throws IOException {
        // given
        Panels apart = panels(panel(SMALL, divider("killed", 2), divider("ready", 6)));
        Panels close = panels(panel(SMALL, divider("killed", 2), divider("ready", 2.1)));

        // when
        int closeHeight = image(close).getHeight();

        // then
        assertThat(closeHeight).isEqualTo(image(apart).getHeight() + 2 * 14);
    }

    @Test
    void onlyTheTopmostPanelNamesItsDividers() throws IOException {
        // given
        Panels named = panels(panel(SMALL), panel(SMALL, divider("a long name of a divider", 5)));
        Panels nameless = panels(panel(SMALL), panel(SMALL, divider("", 5)));

        // then
        assertThat(blue(image(named))).isEqualTo(blue(image(nameless))).isPositive();
    }

    @Test
    void itIsAlsoDrawnInVectors() {
        assertThat(new String(panels(panel(SMALL), panel(SMALL)).svg(), StandardCharsets.UTF_8).strip())
                .contains("<svg")
                .endsWith("</svg>");
    }

    @Test
    void panelsOnDifferentAxesAreRefused() {
        Figure other = Figure.of("panel", "", new Axis("time (s)", 0, 11), SMALL, List.of());

        assertThatThrownBy(() -> panels(panel(SMALL), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different x axes");
        assertThatThrownBy(PanelsTest::panels).isInstanceOf(IllegalArgumentException.class);
    }

    private static int columnsOfBlue(BufferedImage image) {
        int columns = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) == Palette.BLUE.color().getRGB()) {
                    columns++;
                    break;
                }
            }
        }
        return columns;
    }
}
