package org.slumber.engine.data;

/**
 * Turns grey images about their middle, by bilinear interpolation; what comes from outside is black.
 *
 * <p>An angle of a multiple of 90° moves the pixels of a square image and changes none.
 */
public final class Rotation {
    private final int rows;
    private final int columns;
    private final double cosine;
    private final double sine;

    /** @param degrees counterclockwise */
    public Rotation(int rows, int columns, double degrees) {
        this.rows = rows;
        this.columns = columns;
        double radians = StrictMath.toRadians(degrees);
        cosine = StrictMath.cos(radians);
        sine = StrictMath.sin(radians);
    }

    /**
     * An image, turned.
     *
     * @param pixels {@code [row][column]}, row-major, unsigned
     */
    public byte[] of(byte[] pixels) {
        byte[] turned = new byte[pixels.length];
        double middleRow = (rows - 1) / 2.0;
        double middleColumn = (columns - 1) / 2.0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double right = column - middleColumn;
                double down = row - middleRow;
                double fromColumn = middleColumn + cosine * right - sine * down;
                double fromRow = middleRow + sine * right + cosine * down;
                turned[row * columns + column] = (byte) Math.rint(at(pixels, fromRow, fromColumn));
            }
        }
        return turned;
    }

    private double at(byte[] pixels, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double lower = row - top;
        double righter = column - left;
        return (1 - lower) * ((1 - righter) * grey(pixels, top, left) + righter * grey(pixels, top, left + 1))
                + lower * ((1 - righter) * grey(pixels, top + 1, left) + righter * grey(pixels, top + 1, left + 1));
    }

    private int grey(byte[] pixels, int row, int column) {
        boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
        return inside ? pixels[row * columns + column] & 0xff : 0;
    }
}
