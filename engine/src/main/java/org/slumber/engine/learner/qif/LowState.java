package org.slumber.engine.learner.qif;

/** The state that populations at rest stand in: the steady one with the lowest rates. */
final class LowState {
    private static final int MOST_ROUNDS = 100_000;
    private static final double TOLERANCE = 1e-14;

    private LowState() {}

    /**
     * Rates of the lowest steady state without a drive, 1/τ: {@code r_k = steadyRate(Σ_l w_kl·r_l)}, from silence upwards. Where
     * noise on weights leaves no such state, what the rounds come to.
     */
    static double[] rates(QifPopulations settings, SequenceWeights weights) {
        int populations = weights.populations();
        double[] rates = new double[populations];
        double moved = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && moved > TOLERANCE; round++) {
            moved = 0;
            for (int k = 0; k < populations; k++) {
                double rate = settings.steadyRate(weights.input(k, rates));
                moved = Math.max(moved, Math.abs(rate - rates[k]) / rate);
                rates[k] = rate;
            }
        }
        return rates;
    }
}
