package org.slumber.engine.numeric;

/**
 * ln and exp for the decay, from tables made by StrictMath and short polynomials: the same bits on every platform, to
 * about 1 part in 1e15, several times as fast as StrictMath.
 */
public final class SmoothPower {
    private static final int TABLE_BITS = 7;
    private static final int TABLE_SIZE = 1 << TABLE_BITS;
    private static final double[] INVERSE = new double[TABLE_SIZE];
    private static final double[] LOGARITHM = new double[TABLE_SIZE];
    private static final double[] POWER_OF_TWO = new double[TABLE_SIZE];
    private static final double LN_2 = StrictMath.log(2);
    private static final double STEPS_PER_E = TABLE_SIZE / LN_2;
    /** ln 2 / 128 in two parts: the product of a step count with the first is exact. */
    private static final double STEP_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(LN_2 / TABLE_SIZE) & 0xffff_ffff_f000_0000L);

    /** ln 2 beyond double precision. */
    private static final double LN_2_TAIL = 2.3190468138462996e-17;

    private static final double STEP_LOW = LN_2 / TABLE_SIZE - STEP_HIGH + LN_2_TAIL / TABLE_SIZE;
    /** Adding and subtracting it rounds a small double to the nearest integer. */
    private static final double ROUND = 0x1.8p52;

    /** Beyond this the factor of two leaves the range of ordinary doubles. */
    private static final double LARGEST_EXPONENT = 700;

    static {
        for (int i = 0; i < TABLE_SIZE; i++) {
            INVERSE[i] = 1 / (1 + (i + 0.5) / TABLE_SIZE);
            LOGARITHM[i] = -StrictMath.log(INVERSE[i]);
            POWER_OF_TWO[i] = StrictMath.pow(2, (double) i / TABLE_SIZE);
        }
    }

    private SmoothPower() {}

    /** ln x for normal x above 0. */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int index = (int) (bits >>> (52 - TABLE_BITS)) & (TABLE_SIZE - 1);
        double mantissa = Double.longBitsToDouble((bits & 0x000f_ffff_ffff_ffffL) | 0x3ff0_0000_0000_0000L);
        double exponent = (int) (bits >>> 52) - 1023;
        // |r| below 1/256: the first term left out is below 1e-17
        double r = mantissa * INVERSE[index] - 1;
        double tail = r * r * (-1.0 / 2 + r * (1.0 / 3 + r * (-1.0 / 4 + r * (1.0 / 5 + r * (-1.0 / 6)))));
        return exponent * LN_2 + LOGARITHM[index] + (r + tail);
    }

    /** exp x. */
    public static double exp(double x) {
        if (!(Math.abs(x) < LARGEST_EXPONENT)) {
            return StrictMath.exp(x);
        }
        double shifted = x * STEPS_PER_E + ROUND;
        double steps = shifted - ROUND;
        int step = (int) Double.doubleToRawLongBits(shifted);
        // |r| below 0.0028: the first term left out is below 1e-18
        double r = x - steps * STEP_HIGH - steps * STEP_LOW;
        double tail = r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
        double fraction = POWER_OF_TWO[step & (TABLE_SIZE - 1)];
        double scale = Double.longBitsToDouble((long) ((step >> TABLE_BITS) + 1023) << 52);
        return (fraction + fraction * (r + tail)) * scale;
    }
}
