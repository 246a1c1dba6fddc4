package org.slumber.mixed;

import java.util.Arrays;

/**
 * Whether responses had to be moved off 0 and 1, where a beta density has no value: if any is exactly 0 or 1, every
 * response y becomes (y(n − 1) + 0.5)/n (Smithson and Verkuilen 2006, equation 4). n is the number of rows as there, or,
 * where it is known, the number of trials that y is a fraction of, so that no row hangs on how many others there are.
 *
 * @param boundaries how many responses were exactly 0 or 1; nothing was moved if none
 * @param sizes {@code [row]} n
 * @param byTrials whether n is the number of trials
 */
record Squeeze(int boundaries, double[] sizes, boolean byTrials) {
    /** Where nothing is moved. */
    static final Squeeze NONE = new Squeeze(0, new double[0], false);

    /** What these responses need. */
    static Squeeze of(Responses responses, boolean byTrials) {
        int boundaries = (int)
                Arrays.stream(responses.values()).filter(y -> y == 0 || y == 1).count();
        double[] sizes = responses.trials().clone();
        if (!byTrials) {
            Arrays.fill(sizes, responses.rows());
        }
        return new Squeeze(boundaries, sizes, byTrials);
    }

    /** Whether the responses were moved. */
    boolean applied() {
        return boundaries > 0;
    }

    /** The responses as the model sees them. */
    double[] squeezed(double[] responses) {
        double[] moved = responses.clone();
        for (int i = 0; i < moved.length && applied(); i++) {
            moved[i] = (responses[i] * (sizes[i] - 1) + 0.5) / sizes[i];
        }
        return moved;
    }

    /** A mean of moved responses, moved back, within [0, 1]. */
    double unsqueezed(double mean) {
        if (!applied()) {
            return mean;
        }
        double size = Arrays.stream(sizes).average().orElseThrow();
        return Math.max(0, Math.min(1, (mean * size - 0.5) / (size - 1)));
    }

    /** The sentence that says so; nothing was moved where it is empty. */
    String note(String response) {
        if (!applied()) {
            return "";
        }
        return boundaries + (boundaries == 1 ? " value" : " values") + " of " + response
                + " of exactly 0 or 1 cannot have a beta distribution; for the fit all values y were squeezed to (y(n − 1) +"
                + " 0.5)/n with n " + (byTrials ? "the number of trials" : "= " + sizes.length + ", the number of rows")
                + " (Smithson and Verkuilen 2006), predictions are moved back."
                + (byTrials
                        ? ""
                        : " Effects then hang on the number of rows; counts of trials (beta-binomial) do not.");
    }
}
