package dev.streamgauge.report.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The names of categories under their places: on one line if all fit, else broken at their dots, and at spaces if need be. */
final class CategoryLabels {

    private static final double TEXT = 12.5;

    /** For names of which a single word has no place otherwise. */
    private static final double SMALL_TEXT = 10.5;

    private static final int FIRST_BASELINE = 22;
    private static final int ONE_LINE = 26;
    private static final int FURTHER_LINE = 15;

    private static final Pattern PARTS = Pattern.compile(" · ");
    private static final Pattern WORDS = Pattern.compile(" ");

    private final List<List<String>> lines;
    private final double size;

    private CategoryLabels(List<List<String>> lines, double size) {
        this.lines = lines;
        this.size = size;
    }

    /**
     * Lays the names out.
     *
     * @param place pixels that each name has
     */
    static CategoryLabels of(List<String> names, double place) {
        if (names.stream().allMatch(name -> width(name, TEXT) <= place)) {
            return new CategoryLabels(names.stream().map(List::of).toList(), TEXT);
        }
        boolean everyWordFits =
                names.stream().flatMap(WORDS::splitAsStream).allMatch(word -> width(word, TEXT) <= place);
        double size = everyWordFits ? TEXT : SMALL_TEXT;
        return new CategoryLabels(
                names.stream().map(name -> broken(name, size, place)).toList(), size);
    }

    private static List<String> broken(String name, double size, double place) {
        List<String> lines = new ArrayList<>();
        for (String part : PARTS.splitAsStream(name).toList()) {
            String line = "";
            for (String word : WORDS.splitAsStream(part).toList()) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, size) > place) {
                    lines.add(line);
                    longer = word;
                }
                line = longer;
            }
            lines.add(line);
        }
        return lines;
    }

    private static double width(String text, double size) {
        return Typeface.REGULAR.width(text, size);
    }

    /** Pixels below the axis that the names take. */
    int height() {
        int most = lines.stream().mapToInt(List::size).max().orElse(0);
        return most == 0 ? 0 : ONE_LINE + FURTHER_LINE * (most - 1);
    }

    /** Draws them under a frame's area, the first under x = 1. */
    void draw(Graphics2D graphics, Frame frame) {
        for (int i = 0; i < lines.size(); i++) {
            double baseline = frame.area().getMaxY() + FIRST_BASELINE;
            for (String line : lines.get(i)) {
                double left = frame.x(i + 1) - width(line, size) / 2;
                Typeface.REGULAR.draw(graphics, Palette.INK.color(), line, size, left, baseline);
                baseline += FURTHER_LINE;
            }
        }
    }
}
