package org.slumber.engine.readout;

/** A rule from one sample's features to a class. */
public sealed interface FittedClassifier
        permits LogisticRegression, QuadraticDiscriminant, TopResponder, MostFrequentClass {

    /** The class of a sample, given the features that the classifier was fitted on; the lowest class on a tie. */
    int predict(double[] features);
}
