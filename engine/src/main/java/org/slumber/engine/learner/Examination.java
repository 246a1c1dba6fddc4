package org.slumber.engine.learner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.engine.metrics.ControlAccuracies;
import org.slumber.engine.metrics.Firing;
import org.slumber.engine.readout.Features;

/**
 * What the test found.
 *
 * @param accuracy on the scored test samples, in [0, 1]
 * @param logisticRegression the same by the multinomial logistic regression; empty without readouts
 * @param qda the same by the quadratic discriminant analysis; empty without readouts
 * @param topResponder the same by voting; empty without readouts
 * @param allBlocks as {@code accuracy}, on every test block
 * @param samples scored test samples
 * @param confusion scored test samples, {@code [true class][predicted class]} row-major
 * @param flags what made the readout fall back; empty for an ordinary run
 * @param training features of training
 * @param scored features of the scored test samples
 * @param explainedVariance fraction of the variance that the components keep in which classes are told apart, in (0, 1]
 * @param firing what the neurons do; empty for the surrogate-gradient network
 * @param controls accuracies beside this one
 */
public record Examination(
        double accuracy,
        OptionalDouble logisticRegression,
        OptionalDouble qda,
        OptionalDouble topResponder,
        double allBlocks,
        int samples,
        int[] confusion,
        List<String> flags,
        Features training,
        Features scored,
        double explainedVariance,
        Optional<Firing> firing,
        ControlAccuracies controls) {

    /**
     * How often which class was taken for which.
     *
     * @param labels {@code [sample]}
     * @param predictions {@code [sample]}
     * @return {@code [true class][predicted class]} row-major
     */
    public static int[] confusion(int[] labels, int[] predictions, int classes) {
        int[] confusion = new int[classes * classes];
        for (int sample = 0; sample < labels.length; sample++) {
            confusion[labels[sample] * classes + predictions[sample]]++;
        }
        return confusion;
    }
}
