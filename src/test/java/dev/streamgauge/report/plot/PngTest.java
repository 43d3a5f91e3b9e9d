package dev.streamgauge.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

    private static final int WIDTH = 301;
    private static final int HEIGHT = 203;

    @Test
    void everyPixelIsReadBackAsItWas() throws IOException {
        // given: nothing that could be deflated
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] pixels =
                new SplittableRandom(42).ints((long) WIDTH * HEIGHT, 0, 1 << 24).toArray();
        image.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);

        // when
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(image)));

        // then
        assertThat(read.getWidth()).isEqualTo(WIDTH);
        assertThat(read.getHeight()).isEqualTo(HEIGHT);
        assertThat(read.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
                .isEqualTo(image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
    }
}
