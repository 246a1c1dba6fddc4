package org.slumber.engine.dynamics;

/** Quantiles of samples, between neighbours in proportion (type 7 of Hyndman and Fan 1996). */
final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile.
     *
     * @param ascending at least one value
     * @param share in [0, 1]
     */
    static double of(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
