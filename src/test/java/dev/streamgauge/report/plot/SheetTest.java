package dev.streamgauge.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final Axis X = new Axis("time (s)", 0, 10);
    private static final Axis Y = new Axis("latency (ms)", 0, 100);
    private static final int BLUE = 0xFF0072B2;
    private static final int WHITE = 0xFFFFFFFF;

    private static Figure figure(Mark... marks) {
        return Figure.of("title", "subtitle", X, Y, List.of(marks));
    }

    private static Mark symbol(Mark.Symbol symbol) {
        return new Mark.Symbols("", Palette.BLUE, symbol, List.of(new Mark.Point(5, 50)));
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long blue(BufferedImage image, int fromY, int toY) {
        long count = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == BLUE ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void figuresStandUnderOneAnotherInTheirOrder() throws IOException {
        BufferedImage sheet = image(new Sheet(List.of(figure(), figure(symbol(Mark.Symbol.DISC)))).png());

        assertThat(sheet.getWidth()).isEqualTo(1760);
        assertThat(sheet.getHeight()).isEqualTo(2 * 880);
        assertThat(blue(sheet, 0, 880)).isZero();
        assertThat(blue(sheet, 880, 1760)).isPositive();
    }

    @Test
    void aRingIsADiscThatIsWhiteInside() throws IOException {
        BufferedImage disc = image(figure(symbol(Mark.Symbol.DISC)).png());
        BufferedImage ring = image(figure(symbol(Mark.Symbol.RING)).png());

        assertThat(blue(ring, 0, 880)).isBetween(20L, blue(disc, 0, 880) * 3 / 4);
        assertThat(middleOfBlue(ring)).isEqualTo(WHITE);
        assertThat(middleOfBlue(disc)).isEqualTo(BLUE);
    }

    private static int middleOfBlue(BufferedImage image) {
        int left = Integer.MAX_VALUE;
        int right = 0;
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == BLUE) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return image.getRGB((left + right) / 2, (top + bottom) / 2);
    }

    @Test
    void symbolsStandInTheLegend() throws IOException {
        Mark named = new Mark.Symbols("sustained", Palette.BLUE, Mark.Symbol.DISC, List.of());

        assertThat(blue(image(figure(named).png()), 0, 880)).isPositive();
    }

    @Test
    void anEmptySheetIsNone() {
        assertThatThrownBy(() -> new Sheet(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
