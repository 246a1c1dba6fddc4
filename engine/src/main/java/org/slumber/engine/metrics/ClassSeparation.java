package org.slumber.engine.metrics;

/** How well the classes stand apart in the features (paper section on clustering; η² is its follow-up's). */
public final class ClassSeparation {
    /** φ of training: between-class over within-class scatter, each by its degrees of freedom. */
    public static final RunMetric PHI_TRAIN =
            new RunMetric("phi_train", "1", "phi of the training samples", 1, findings -> findings.trainingClusters()
                    .phi());
    /** φ of the test. */
    public static final RunMetric PHI_TEST =
            new RunMetric("phi_test", "1", "phi of the scored test samples", 1, findings -> findings.testClusters()
                    .phi());
    /** η² of training: between-class over total scatter. */
    public static final RunMetric ETA_SQUARED_TRAIN = new RunMetric(
            "eta_squared_train", "1", "eta squared of the training samples", 1, findings -> findings.trainingClusters()
                    .etaSquared());
    /** η² of the test. */
    public static final RunMetric ETA_SQUARED_TEST = new RunMetric(
            "eta_squared_test", "1", "eta squared of the scored test samples", 1, findings -> findings.testClusters()
                    .etaSquared());

    private ClassSeparation() {}
}
