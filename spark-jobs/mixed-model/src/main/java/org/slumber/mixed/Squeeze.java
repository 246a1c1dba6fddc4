package org.slumber.mixed;

import java.util.Arrays;

/**
 * Whether responses had to be moved off 0 and 1, where a beta density has no value: if any is exactly 0 or 1, every
 * response y of n becomes (y(n − 1) + 0.5)/n (Smithson and Verkuilen 2006, equation 4).
 *
 * @param boundaries how many responses were exactly 0 or 1; nothing was moved if none
 * @param rows n
 */
public record Squeeze(int boundaries, int rows) {

    /** What these responses need. */
    static Squeeze of(double[] responses) {
        int boundaries =
                (int) Arrays.stream(responses).filter(y -> y == 0 || y == 1).count();
        return new Squeeze(boundaries, responses.length);
    }

    /** Whether the responses were moved. */
    public boolean applied() {
        return boundaries > 0;
    }

    /** The responses as the model sees them. */
    double[] squeezed(double[] responses) {
        return applied()
                ? Arrays.stream(responses)
                        .map(y -> (y * (rows - 1) + 0.5) / rows)
                        .toArray()
                : responses.clone();
    }
}
