package org.slumber.spark.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.slumber.engine.data.Dataset;
import org.slumber.engine.input.Encoding;
import org.slumber.engine.spec.InvalidInputException;
import org.slumber.spark.data.PreviewSamples.Sample;

/**
 * Paints a preview: two blocks a line, each with an image, its resized version and its spike raster, all 225 picture
 * pixels high, so that with 225 inputs every input has a line of its own.
 */
final class PreviewPicture {
    private static final int MARGIN = 40;
    private static final int CELL = 225;
    private static final int GAP = 24;
    /** Room for the input axis left of a raster. */
    private static final int AXIS = 74;

    private static final int RASTER_WIDTH = 2 * PreviewSamples.STEPS;
    private static final int BLOCK_WIDTH = 2 * CELL + GAP + AXIS + RASTER_WIDTH;
    private static final int BLOCK_GAP = 70;
    private static final int BLOCK_HEADER = 64;
    private static final int BLOCK_FOOTER = 76;
    private static final int BLOCK_HEIGHT = BLOCK_HEADER + CELL + BLOCK_FOOTER;
    private static final int PICTURE_HEADER = 118;

    private static final int LONGEST_NAME = 24;

    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 34);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 23);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 18);
    private static final Color INK = new Color(0x222222);
    private static final Color FAINT = new Color(0x666666);
    private static final Color SPIKE = new Color(0x0B3C7D);

    private final PreviewSamples preview;
    private final List<String> classes;
    private final int across;

    /** A picture of these samples; the class names may be fewer than the classes. */
    PreviewPicture(PreviewSamples preview, List<String> classes) {
        this.preview = preview;
        this.classes = classes;
        across = Math.min(2, preview.samples().size());
    }

    /**
     * Paints the picture.
     *
     * @throws InvalidInputException where this machine has no fonts
     */
    BufferedImage paint() {
        requireFonts();
        int down = (preview.samples().size() + across - 1) / across;
        int width = 2 * MARGIN + across * BLOCK_WIDTH + (across - 1) * BLOCK_GAP;
        int height = PICTURE_HEADER + down * BLOCK_HEIGHT + MARGIN / 2;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        heading(g);
        for (int i = 0; i < preview.samples().size(); i++) {
            int x = MARGIN + i % across * (BLOCK_WIDTH + BLOCK_GAP);
            int y = PICTURE_HEADER + i / across * BLOCK_HEIGHT;
            block(g, preview.samples().get(i), x, y);
        }
        g.dispose();
        return picture;
    }

    /** Asks for a glyph first: what Java throws where there is no font differs from one failing part to the next. */
    private static void requireFonts() {
        try {
            TEXT.createGlyphVector(new FontRenderContext(null, true, false), "x");
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new InvalidInputException(
                    "the picture needs a font, and Java finds none on this machine; install one (on Debian: apt-get"
                            + " install fontconfig fonts-dejavu-core)",
                    e);
        }
    }

    private void heading(Graphics2D g) {
        Dataset dataset = preview.dataset();
        Encoding encoding = preview.run().encoding();
        text(g, TITLE, INK, shortened(dataset.name()) + ": images, network input and input spikes", MARGIN, 48);
        String scaling = encoding.scaling() == Encoding.Scaling.SUM
                ? format("pixels scaled to sum %.4g", encoding.meanProbability() * encoding.inputs())
                : "pixels not scaled";
        text(
                g,
                TEXT,
                FAINT,
                format(
                        "%,d images of %d x %d in %d classes   |   resized to %d x %d, %s, gain %.3g   |   seed %d",
                        dataset.size(),
                        dataset.rows(),
                        dataset.columns(),
                        dataset.classes(),
                        encoding.side(),
                        encoding.side(),
                        scaling,
                        encoding.gain(),
                        preview.run().seed()),
                MARGIN,
                82);
    }

    /** The end of a name that is a long path. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME);
    }

    private void block(Graphics2D g, Sample sample, int x, int y) {
        Dataset dataset = preview.dataset();
        int side = preview.run().encoding().side();
        int label = dataset.label(sample.image());
        String named = label < classes.size() && !classes.get(label).equals(Integer.toString(label))
                ? format("label %d: %s", label, classes.get(label))
                : format("label %d", label);
        int top = y + BLOCK_HEADER;
        int second = x + CELL + GAP;
        int raster = second + CELL + AXIS;
        text(g, LABEL, INK, named, x, y + 22);
        text(
                g,
                TEXT,
                FAINT,
                format("image %d, %d x %d", sample.image(), dataset.rows(), dataset.columns()),
                x,
                top - 8);
        text(g, TEXT, FAINT, format("network input, %d x %d", side, side), second, top - 8);
        String rates = format(
                "spikes per step (1 ms): %.1f expected, %.1f drawn", sample.expectedSpikes(), sample.meanSpikes());
        text(g, TEXT, FAINT, rates, raster, top - 8);
        image(g, sample.original(), dataset.rows(), dataset.columns(), x, top);
        image(g, sample.resized(), side, side, second, top);
        raster(g, sample, raster, top);
    }

    /** An image in the middle of its cell, every pixel a square, black to white. */
    private static void image(Graphics2D g, double[] grey, int rows, int columns, int x, int y) {
        double pixel = (double) CELL / Math.max(rows, columns);
        int left = x + (int) Math.round((CELL - columns * pixel) / 2);
        int top = y + (int) Math.round((CELL - rows * pixel) / 2);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x0 = (int) Math.round(column * pixel);
                int y0 = (int) Math.round(row * pixel);
                float value = (float) Math.max(0, Math.min(1, grey[row * columns + column]));
                g.setColor(new Color(value, value, value));
                g.fillRect(
                        left + x0,
                        top + y0,
                        (int) Math.round((column + 1) * pixel) - x0,
                        (int) Math.round((row + 1) * pixel) - y0);
            }
        }
    }

    private void raster(Graphics2D g, Sample sample, int x, int y) {
        int inputs = preview.run().encoding().inputs();
        double line = (double) CELL / inputs;
        int dot = Math.max(1, (int) Math.round(line));
        int stepWidth = RASTER_WIDTH / PreviewSamples.STEPS;
        g.setColor(SPIKE);
        for (int step = 0; step < PreviewSamples.STEPS; step++) {
            for (int input : sample.raster()[step]) {
                g.fillRect(x + step * stepWidth, y + (int) (input * line), stepWidth, dot);
            }
        }
        g.setColor(FAINT);
        g.setStroke(new BasicStroke(1));
        g.drawRect(x - 1, y - 1, RASTER_WIDTH + 1, CELL + 1);
        g.setFont(TEXT);
        for (int step = 0; step <= PreviewSamples.STEPS; step += 50) {
            int at = x + step * stepWidth;
            g.drawLine(at, y + CELL, at, y + CELL + 5);
            centred(g, Integer.toString(step), at, y + CELL + 24);
        }
        centred(g, "time (ms)", x + RASTER_WIDTH / 2, y + CELL + 47);
        for (int third = 0; third <= 3; third++) {
            int at = y + CELL * third / 3;
            String input = Integer.toString(inputs * third / 3);
            g.drawLine(x - 6, at, x - 1, at);
            g.drawString(input, x - 10 - g.getFontMetrics().stringWidth(input), at + 6);
        }
        g.rotate(-Math.PI / 2);
        centred(g, "input pixel", -(y + CELL / 2), x - AXIS + 22);
        g.rotate(Math.PI / 2);
    }

    private static void centred(Graphics2D g, String text, int x, int y) {
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2, y);
    }

    private static void text(Graphics2D g, Font font, Color colour, String text, int x, int y) {
        g.setFont(font);
        g.setColor(colour);
        g.drawString(text, x, y);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
