package org.slumber.mixed;

/**
 * On which scale parameters are reported: standard deviations of random intercepts as logarithms, as glmmTMB does, all
 * else as it is.
 *
 * @param logarithmic {@code [parameter]}
 */
record ParameterScale(boolean[] logarithmic) {

    static ParameterScale of(LaplaceLikelihood function) {
        boolean[] logarithmic = new boolean[function.parameters()];
        RandomEffects effects = function.effects();
        for (int b = 0; b < effects.blocks().size(); b++) {
            logarithmic[function.firstRandom() + effects.firstParameter(b)] =
                    effects.blocks().get(b).dimension() == 1;
        }
        return new ParameterScale(logarithmic);
    }

    /** From the scale to the function's own parameters. */
    double[] natural(double[] scaled) {
        double[] natural = scaled.clone();
        for (int i = 0; i < natural.length; i++) {
            natural[i] = logarithmic[i] ? Math.exp(scaled[i]) : scaled[i];
        }
        return natural;
    }

    /** From the function's own parameters, standard deviations above 0, to the scale. */
    double[] scaled(double[] natural) {
        double[] scaled = natural.clone();
        for (int i = 0; i < natural.length; i++) {
            scaled[i] = logarithmic[i] ? Math.log(natural[i]) : natural[i];
        }
        return scaled;
    }

    /** Derivative of the natural parameter by the scaled one. */
    double chain(int parameter, double[] scaled) {
        return logarithmic[parameter] ? Math.exp(scaled[parameter]) : 1;
    }
}
