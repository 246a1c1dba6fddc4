package org.slumber.engine.spec;

/** The two sets of values under which the paper's program was run; all that is not named here is common to both. */
public enum Preset {
    /** The program of November 2025, which made the paper's accuracy table. */
    TABLE(0.60, 0.005, MembraneNoise.When.ALWAYS, Readout.Classifier.LOGISTIC_REGRESSION),
    /** The program released with the paper in January 2026. */
    RELEASED(0.40, 0.0008, MembraneNoise.When.ASLEEP, Readout.Classifier.QDA);

    private final double excitatoryInhibitoryWeight;
    private final double inhibitoryLearningRate;
    private final MembraneNoise.When noise;
    private final Readout.Classifier classifier;

    Preset(
            double excitatoryInhibitoryWeight,
            double inhibitoryLearningRate,
            MembraneNoise.When noise,
            Readout.Classifier classifier) {
        this.excitatoryInhibitoryWeight = excitatoryInhibitoryWeight;
        this.inhibitoryLearningRate = inhibitoryLearningRate;
        this.noise = noise;
        this.classifier = classifier;
    }

    /** Initial weight of E→I synapses, dimensionless. */
    public double excitatoryInhibitoryWeight() {
        return excitatoryInhibitoryWeight;
    }

    /** Learning rate η of inhibitory synapses, dimensionless. */
    public double inhibitoryLearningRate() {
        return inhibitoryLearningRate;
    }

    /** When membrane noise is on. */
    public MembraneNoise.When noise() {
        return noise;
    }

    /** The classifier whose accuracy is reported as the test accuracy. */
    public Readout.Classifier classifier() {
        return classifier;
    }
}
