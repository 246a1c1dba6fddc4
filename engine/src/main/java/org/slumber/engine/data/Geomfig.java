package org.slumber.engine.data;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.slumber.engine.random.RandomStreams;

/**
 * The paper's toy set: outlines of a triangle, a square, an X and a circle on 15 × 15 pixels under pixel noise (paper
 * section on data sets).
 *
 * <p>All four figures fill the same box of 9 × 9 pixels in the middle of the image and are drawn one pixel wide with
 * smoothed edges: a pixel whose centre lies at distance d from the figure's line has value max(0, 1 − d). To every
 * pixel noise of N(0, variance 0.02) is added, and the sum is clipped to [0, 1] and rounded to a byte.
 *
 * <p>Image i shows class i mod 4, so that any number of images is balanced, and all images come from one fixed random
 * stream in order, so that a larger set begins with the smaller one. The seed of a run only decides which images it
 * draws.
 */
public final class Geomfig {
    /** As specs call it. */
    public static final String NAME = "geomfig";
    /** Pixels a side. */
    public static final int SIDE = 15;
    /** The classes, by label. */
    public static final List<String> CLASS_NAMES = List.of("triangle", "square", "X", "circle");
    /** Number of classes. */
    public static final int CLASSES = 4;
    /** Images in the set as specs name it, unless a spec draws more. */
    public static final int IMAGES = 10_000;

    /** First pixel of the box that the figures fill. */
    private static final double LOW = 3;
    /** Last pixel of that box. */
    private static final double HIGH = 11;

    private static final double CENTRE = (LOW + HIGH) / 2;
    private static final double RADIUS = (HIGH - LOW) / 2;
    private static final double NOISE_DEVIATION = Math.sqrt(0.02);

    /** Lines of the figures with straight sides, as x0, y0, x1, y1 with y pointing down, by label. */
    private static final double[][][] LINES = {
        {{CENTRE, LOW, LOW, HIGH}, {LOW, HIGH, HIGH, HIGH}, {HIGH, HIGH, CENTRE, LOW}},
        {{LOW, LOW, HIGH, LOW}, {HIGH, LOW, HIGH, HIGH}, {HIGH, HIGH, LOW, HIGH}, {LOW, HIGH, LOW, LOW}},
        {{LOW, LOW, HIGH, HIGH}, {LOW, HIGH, HIGH, LOW}}
    };

    private Geomfig() {}

    /**
     * Generates the set.
     *
     * @param images how many, 1 to 9 000 000
     */
    public static Dataset generate(int images) {
        UniformRandomProvider stream = new RandomStreams(0).stream("geomfig");
        ZigguratSampler.NormalizedGaussian noise = ZigguratSampler.NormalizedGaussian.of(stream);
        double[][] figures = new double[CLASSES][];
        for (int label = 0; label < CLASSES; label++) {
            figures[label] = figure(label);
        }
        int area = SIDE * SIDE;
        byte[] pixels = new byte[Math.multiplyExact(images, area)];
        byte[] labels = new byte[images];
        for (int image = 0; image < images; image++) {
            int label = image % CLASSES;
            labels[image] = (byte) label;
            for (int pixel = 0; pixel < area; pixel++) {
                double value = figures[label][pixel] + NOISE_DEVIATION * noise.sample();
                pixels[image * area + pixel] = (byte) Math.rint(255 * Math.max(0, Math.min(1, value)));
            }
        }
        return new Dataset(NAME, SIDE, SIDE, pixels, labels, CLASSES);
    }

    /** The figure of a class without noise, {@code [row][column]}, row-major, in [0, 1]. */
    static double[] figure(int label) {
        double[] figure = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double distance = label < LINES.length ? toLines(LINES[label], column, row) : toCircle(column, row);
                figure[row * SIDE + column] = Math.max(0, 1 - distance);
            }
        }
        return figure;
    }

    private static double toCircle(double x, double y) {
        double dx = x - CENTRE;
        double dy = y - CENTRE;
        return Math.abs(Math.sqrt(dx * dx + dy * dy) - RADIUS);
    }

    private static double toLines(double[][] lines, double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] line : lines) {
            double dx = line[2] - line[0];
            double dy = line[3] - line[1];
            double along = ((x - line[0]) * dx + (y - line[1]) * dy) / (dx * dx + dy * dy);
            double onLine = Math.max(0, Math.min(1, along));
            double awayX = x - line[0] - onLine * dx;
            double awayY = y - line[1] - onLine * dy;
            nearest = Math.min(nearest, Math.sqrt(awayX * awayX + awayY * awayY));
        }
        return nearest;
    }
}
