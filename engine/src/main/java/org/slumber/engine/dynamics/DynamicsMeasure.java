package org.slumber.engine.dynamics;

import org.slumber.engine.spec.Choice;

/** What is measured of a network's dynamics, by the name that results have. */
public enum DynamicsMeasure {
    RATE_MEAN("Hz", "mean rate of the neurons"),
    RATE_Q05("Hz", "rate that 5 % of the neurons are under"),
    RATE_Q25("Hz", "rate that a quarter of the neurons are under"),
    RATE_MEDIAN("Hz", "rate that half of the neurons are under"),
    RATE_Q75("Hz", "rate that three quarters of the neurons are under"),
    RATE_Q95("Hz", "rate that 95 % of the neurons are under"),
    SILENT_FRACTION("fraction", "neurons without a spike"),
    ISI_CV("1", "CV of inter-spike intervals: standard deviation over mean, mean over neurons"),
    ISI_CV2("1", "CV2 of inter-spike intervals (Holt and others 1996), mean over neurons"),
    ISI_LV("1", "LV of inter-spike intervals (Shinomoto and others 2003), mean over neurons"),
    FANO_FACTOR("1", "variance over mean of a neuron's spikes in bins of 100 ms, mean over neurons"),
    COUNT_CORRELATION("1", "Pearson's correlation of two neurons' spikes in bins of 100 ms, mean over pairs"),
    COUNT_CORRELATION_SHUFFLED("1", "the same of shuffled trains"),
    SYNCHRONY("1", "variance of the joint spikes of a step over the sum of the single variances"),
    SYNCHRONY_SHUFFLED("1", "the same of shuffled trains"),
    EXCITATION("weight", "excitation that arrives at a neuron in a step"),
    INHIBITION("weight", "magnitude of the inhibition that arrives at a neuron in a step"),
    INHIBITION_EXCITATION_RATIO("1", "inhibition over excitation: 1 where they cancel"),
    BALANCE_CORRELATION(
            "1", "correlation of a neuron's excitation and inhibition over bins of 100 ms, mean over neurons"),
    SPECTRAL_RADIUS("weight", "greatest magnitude of an eigenvalue of the matrix of signed weights"),
    BRANCHING_RATIO("1", "m of a step by multistep regression (Wilting and Priesemann 2018)"),
    BRANCHING_RATIO_SHUFFLED("1", "the same of shuffled trains"),
    BRANCHING_TIME_CONSTANT("ms", "-1/ln m"),
    BRANCHING_EXPLAINED("fraction", "of the regression's slopes, what b*m^k explains"),
    AVALANCHES("1", "number of avalanches"),
    AVALANCHE_SIZE_EXPONENT("1", "tau by maximum likelihood"),
    AVALANCHE_SIZE_EXPONENT_SHUFFLED("1", "the same of shuffled trains"),
    AVALANCHE_DURATION_EXPONENT("1", "alpha by maximum likelihood"),
    AVALANCHE_DURATION_EXPONENT_SHUFFLED("1", "the same of shuffled trains"),
    AVALANCHE_GAMMA_PREDICTED("1", "(alpha - 1)/(tau - 1)"),
    AVALANCHE_GAMMA_FITTED("1", "slope of ln mean size on ln duration"),
    CRITICALITY_DEVIATION("1", "DCC: difference of predicted and fitted gamma, its magnitude"),
    CRITICALITY_DEVIATION_SHUFFLED("1", "the same of shuffled trains"),
    WEIGHT_COSINE(
            "1", "cosine of a neuron's incoming weights and those at the reading of weights before, mean over neurons"),
    WEIGHT_ENTROPY("bit", "entropy of the shares of a neuron's incoming weights, mean over neurons"),
    WEIGHT_GINI("1", "Gini coefficient of a neuron's incoming weights, mean over neurons"),
    WEIGHT_PARTICIPATION("1", "participation ratio of a neuron's incoming weights, mean over neurons"),
    CLASS_SELECTIVITY("1", "(r - r')/(r + r'), r the response to the best class, r' to the others, mean over neurons"),
    LIFETIME_SPARSENESS("1", "lifetime sparseness over images (Vinje and Gallant 2000), mean over neurons"),
    LTP_OVER_LTD("1", "what strengthens over what weakens of excitatory weights, net changes of 100 ms");

    private final String unit;
    private final String meaning;

    DynamicsMeasure(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    /** As results spell it, in lower case with underscores. */
    public String text() {
        return Choice.nameOf(this).replace('-', '_');
    }

    /** Its unit; {@code 1} where it has none. */
    public String unit() {
        return unit;
    }

    /** One line. */
    public String meaning() {
        return meaning;
    }
}
