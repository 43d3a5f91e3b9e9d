package dev.streamgauge.report.plot;

import static dev.streamgauge.report.plot.Pixels.blue;
import static dev.streamgauge.report.plot.Pixels.image;
import static dev.streamgauge.report.plot.Pixels.leftOfBlue;
import static dev.streamgauge.report.plot.Pixels.topOfBlue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.report.plot.Rows.Part;
import dev.streamgauge.report.plot.Rows.Row;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static Row row(Palette color, double from, double to) {
        return new Row("a trial", List.of(new Part("down", color, from, to)), null, "");
    }

    private static Rows rows(Row... rows) {
        return new Rows("title", "subtitle", "time (s)", "expected", Arrays.asList(rows));
    }

    @Test
    void aPartIsAsLongAsItLastsAndBeginsWhereItDoes() throws IOException {
        // given
        Row whole = row(Palette.GREY, 0, 10);

        // when
        long half = blue(image(rows(whole, row(Palette.BLUE, 0, 5))));
        long quarter = blue(image(rows(whole, row(Palette.BLUE, 5, 7.5))));

        // then
        long legend = blue(image(rows(whole, row(Palette.BLUE, 5, 5))));
        assertThat((half - legend) / (double) (quarter - legend)).isCloseTo(2, within(0.05));
    }

    @Test
    void theFirstRowIsTheTopmost() throws IOException {
        int second = lowestBlue(rows(row(Palette.GREY, 0, 10), row(Palette.BLUE, 0, 10)));
        int first = lowestBlue(rows(row(Palette.BLUE, 0, 10), row(Palette.GREY, 0, 10)));

        assertThat(first).isLessThan(second - 40);
    }

    @Test
    void evenTwoRowsLieUnderOneAnother() throws IOException {
        // given
        Row grey = row(Palette.GREY, 0, 10);
        Row bar = row(Palette.BLUE, 0, 10);

        // when
        long legend = blue(image(rows(row(Palette.BLUE, 5, 5), grey)));
        long one = blue(image(rows(bar, grey))) - legend;
        long two = blue(image(rows(bar, bar))) - legend;

        // then
        assertThat(two / (double) one).isCloseTo(2, within(0.05));
    }

    @Test
    void aLongNoteHasItsPlaceBehindTheBar() throws IOException {
        // given
        Row noted = new Row(
                "a trial",
                List.of(new Part("down", Palette.BLUE, 0, 10)),
                null,
                "a note that is long enough to need a place");

        // then
        assertThat(blue(image(rows(noted)))).isLessThan(blue(image(rows(row(Palette.BLUE, 0, 10)))) * 4 / 5);
    }

    @Test
    void thePictureIsAsHighAsItsRowsNeed() throws IOException {
        Row row = row(Palette.BLUE, 0, 10);

        assertThat(image(rows(row, row, row)).getHeight())
                .isEqualTo(image(rows(row)).getHeight() + 2 * 2 * 26);
    }

    @Test
    void aLongNameMovesTheAreaToTheRight() throws IOException {
        Row longName = new Row("a trial with a long name indeed", List.of(new Part("", Palette.BLUE, 0, 10)), null, "");
        Row shortName = new Row("t", List.of(new Part("", Palette.BLUE, 0, 10)), null, "");

        assertThat(leftOfBlue(image(rows(longName)))).isGreaterThan(leftOfBlue(image(rows(shortName))) + 100);
        assertThat(topOfBlue(image(rows(longName)))).isEqualTo(topOfBlue(image(rows(shortName))));
    }

    private static int lowestBlue(Rows rows) throws IOException {
        return Pixels.bottomOfBlue(image(rows));
    }
}
