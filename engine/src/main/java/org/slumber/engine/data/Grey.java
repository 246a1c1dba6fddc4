package org.slumber.engine.data;

/**
 * How a colour becomes a grey value: 0.299 red + 0.587 green + 0.114 blue, rounded, the luma of ITU-R BT.601, in whole
 * numbers so that every machine gets the same. Alpha counts for nothing, as only opaque images are read.
 */
final class Grey {
    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 1 << 15;

    private Grey() {}

    /** Of a colour, each part 0 to 255; equal parts are their own grey. */
    static int of(int red, int green, int blue) {
        return (RED * red + GREEN * green + BLUE * blue + HALF) >> 16;
    }

    /** Of pixels with red, green and blue behind one another. */
    static byte[] ofColours(byte[] colours) {
        byte[] grey = new byte[colours.length / 3];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            int at = 3 * pixel;
            grey[pixel] = (byte) of(colours[at] & 0xff, colours[at + 1] & 0xff, colours[at + 2] & 0xff);
        }
        return grey;
    }
}
