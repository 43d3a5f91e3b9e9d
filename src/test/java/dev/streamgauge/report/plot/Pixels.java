package dev.streamgauge.report.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What a drawn figure shows, pixel by pixel. */
final class Pixels {

    private Pixels() {}

    static BufferedImage image(Picture figure) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(figure.png()));
    }

    static long blue(BufferedImage image) {
        int blue = Palette.BLUE.color().getRGB();
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == blue ? 1 : 0;
            }
        }
        return count;
    }

    static int leftOfBlue(BufferedImage image) {
        int blue = Palette.BLUE.color().getRGB();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) == blue) {
                    return x;
                }
            }
        }
        throw new AssertionError("no blue pixel");
    }

    static int topOfBlue(BufferedImage image) {
        int blue = Palette.BLUE.color().getRGB();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == blue) {
                    return y;
                }
            }
        }
        throw new AssertionError("no blue pixel");
    }

    static int bottomOfBlue(BufferedImage image) {
        int blue = Palette.BLUE.color().getRGB();
        for (int y = image.getHeight() - 1; y >= 0; y--) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == blue) {
                    return y;
                }
            }
        }
        throw new AssertionError("no blue pixel");
    }
}
