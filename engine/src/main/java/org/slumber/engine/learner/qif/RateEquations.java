package org.slumber.engine.learner.qif;

import java.util.Arrays;

/**
 * The rates of infinitely many neurons, exactly (Montbrió, Pazó and Roxin 2015, equations 12, for each population):
 *
 * <pre>{@code
 * dr_k/dt = Δ/π + 2·r_k·v_k
 * dv_k/dt = v_k² + η + Σ_l w_kl·r_l + I(t) − (π·r_k)²
 * }</pre>
 *
 * r in 1/τ, v the mean membrane potential; by the classic Runge–Kutta rule of fourth order at a fixed step.
 */
final class RateEquations implements QifNetwork {
    private final QifPopulations settings;
    private final SequenceCue cue;
    private final SequenceWeights weights;
    private final int populations;
    private final double step;
    private final double[] rates;
    private final double[] potentials;
    private final double[][] rateSlopes;
    private final double[][] potentialSlopes;
    private final double[] trialRates;
    private final double[] trialPotentials;
    private long steps;

    /**
     * At its lowest steady state without a drive.
     *
     * @param step of the integration, τ
     */
    RateEquations(QifPopulations settings, SequenceCue cue, SequenceWeights weights, double step) {
        this.settings = settings;
        this.cue = cue;
        this.step = step;
        this.weights = weights;
        populations = weights.populations();
        rates = LowState.rates(settings, weights);
        potentials = Arrays.stream(rates).map(settings::steadyPotential).toArray();
        rateSlopes = new double[4][populations];
        potentialSlopes = new double[4][populations];
        trialRates = new double[populations];
        trialPotentials = new double[populations];
    }

    @Override
    public double step() {
        return step;
    }

    @Override
    public void strike(double impulse) {
        potentials[0] += impulse;
    }

    @Override
    public void advance() {
        double time = steps * step;
        slopes(time, rates, potentials, 0);
        tryAlong(0, step / 2);
        slopes(time + step / 2, trialRates, trialPotentials, 1);
        tryAlong(1, step / 2);
        slopes(time + step / 2, trialRates, trialPotentials, 2);
        tryAlong(2, step);
        slopes(time + step, trialRates, trialPotentials, 3);
        for (int k = 0; k < populations; k++) {
            rates[k] += step / 6 * weighted(rateSlopes, k);
            potentials[k] += step / 6 * weighted(potentialSlopes, k);
        }
        steps++;
    }

    private static double weighted(double[][] slopes, int k) {
        return slopes[0][k] + 2 * slopes[1][k] + 2 * slopes[2][k] + slopes[3][k];
    }

    private void tryAlong(int slope, double length) {
        for (int k = 0; k < populations; k++) {
            trialRates[k] = rates[k] + length * rateSlopes[slope][k];
            trialPotentials[k] = potentials[k] + length * potentialSlopes[slope][k];
        }
    }

    private void slopes(double time, double[] r, double[] v, int slope) {
        double drive = settings.meanExcitability() + cue.drive(time);
        for (int k = 0; k < populations; k++) {
            double input = drive + weights.input(k, r);
            double angular = Math.PI * r[k];
            rateSlopes[slope][k] = settings.halfWidth() / Math.PI + 2 * r[k] * v[k];
            potentialSlopes[slope][k] = v[k] * v[k] + input - angular * angular;
        }
    }

    @Override
    public boolean sound() {
        for (double rate : rates) {
            // rates stay above 0 by the equations; a step that is too long takes them below, or beyond all bounds
            if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double delay() {
        return 0;
    }

    @Override
    public double rate(int population) {
        return rates[population];
    }

    /** Mean membrane potential of a population. */
    double potential(int population) {
        return potentials[population];
    }

    @Override
    public long synapticEvents() {
        return 0;
    }
}
