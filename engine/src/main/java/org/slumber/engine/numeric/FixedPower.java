package org.slumber.engine.numeric;

/**
 * x^μ for one μ and many x, from tables made by StrictMath and a short binomial series: the same bits on every platform,
 * to about 1 + μ parts in 1e15. With x = 2^e·m₀·(1 + r), m₀ one of 128 steps from 1 to 2, it is 2^(μe)·m₀^μ·(1 + r)^μ.
 */
public final class FixedPower {
    private static final int TABLE_BITS = 7;
    private static final int TABLE_SIZE = 1 << TABLE_BITS;
    private static final int EXPONENTS = 2048;
    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private final double[] inverse = new double[TABLE_SIZE];
    private final double[] ofMantissa = new double[TABLE_SIZE];
    private final double[] ofExponent = new double[EXPONENTS];
    private final double c1;
    private final double c2;
    private final double c3;
    private final double c4;
    private final double c5;
    private final double c6;

    /** @param exponent μ, 0 to 10 */
    public FixedPower(double exponent) {
        for (int i = 0; i < TABLE_SIZE; i++) {
            inverse[i] = 1 / (1 + (i + 0.5) / TABLE_SIZE);
            ofMantissa[i] = StrictMath.pow(1 / inverse[i], exponent);
        }
        for (int e = 0; e < EXPONENTS; e++) {
            ofExponent[e] = StrictMath.pow(2, exponent * (e - BIAS));
        }
        c1 = exponent;
        c2 = c1 * (exponent - 1) / 2;
        c3 = c2 * (exponent - 2) / 3;
        c4 = c3 * (exponent - 3) / 4;
        c5 = c4 * (exponent - 4) / 5;
        c6 = c5 * (exponent - 5) / 6;
    }

    /** x^μ for x from 0 on; 0 where x is below the smallest normal number, also where it is below 0. */
    public double of(double x) {
        if (x < Double.MIN_NORMAL) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(x);
        int index = (int) (bits >>> (MANTISSA_BITS - TABLE_BITS)) & (TABLE_SIZE - 1);
        double mantissa = Double.longBitsToDouble((bits & 0x000f_ffff_ffff_ffffL) | 0x3ff0_0000_0000_0000L);
        // |r| below 1/256: the first term left out is below 1e-15 up to μ = 10
        double r = mantissa * inverse[index] - 1;
        double series = r * (c1 + r * (c2 + r * (c3 + r * (c4 + r * (c5 + r * c6)))));
        double power = ofMantissa[index] * ofExponent[(int) (bits >>> MANTISSA_BITS)];
        return power + power * series;
    }
}
