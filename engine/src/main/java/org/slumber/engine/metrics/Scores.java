package org.slumber.engine.metrics;

import java.util.OptionalDouble;

/**
 * Accuracies, each a fraction of samples in [0, 1].
 *
 * @param test of the readout that the spec names, on the scored test samples; of the surrogate-gradient network, which
 *     has no readout, the share of images whose output neuron spiked most
 * @param logisticRegression test accuracy of the multinomial logistic regression
 * @param qda test accuracy of the quadratic discriminant analysis
 * @param topResponder test accuracy of voting by top responders
 * @param testAllBlocks as {@code test}, on every test block
 * @param testSamples scored test samples
 * @param validationBest best validation accuracy of any epoch; empty without validation images
 * @param validationFinal validation accuracy of the last epoch trained; empty without validation images
 * @param testedEpoch epoch (from 1) whose weights were tested
 * @param epochs epochs trained
 * @param confusion scored test samples, {@code [true class][predicted class]} row-major
 */
public record Scores(
        double test,
        OptionalDouble logisticRegression,
        OptionalDouble qda,
        OptionalDouble topResponder,
        OptionalDouble testAllBlocks,
        int testSamples,
        OptionalDouble validationBest,
        OptionalDouble validationFinal,
        int testedEpoch,
        int epochs,
        int[] confusion) {

    /** Best minus final validation accuracy (forgetting); empty without validation images. */
    public OptionalDouble forgetting() {
        return validationBest.isPresent()
                ? OptionalDouble.of(validationBest.getAsDouble() - validationFinal.orElseThrow())
                : OptionalDouble.empty();
    }
}
