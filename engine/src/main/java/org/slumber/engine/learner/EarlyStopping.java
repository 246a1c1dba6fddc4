package org.slumber.engine.learner;

import java.util.OptionalDouble;
import org.slumber.engine.curriculum.Protocol;

/**
 * Follows the validation accuracy from epoch to epoch: when training ends, and which epoch's weights are tested (paper
 * section on training).
 */
public final class EarlyStopping {
    private final Protocol protocol;
    private int epochs;
    private int testedEpoch;
    private int epochsWithoutBetter;
    private OptionalDouble best = OptionalDouble.empty();
    private OptionalDouble last = OptionalDouble.empty();

    public EarlyStopping(Protocol protocol) {
        this.protocol = protocol;
    }

    /** Whether another epoch is to be trained. */
    public boolean goesOn() {
        boolean patient = protocol.patience() == 0 || epochsWithoutBetter < protocol.patience();
        return epochs < protocol.epochs() && patient;
    }

    /** Takes note of an epoch, and says whether its weights are the ones to test unless a later epoch's are. */
    public boolean take(OptionalDouble validationAccuracy) {
        epochs++;
        last = validationAccuracy;
        boolean better = last.isPresent() && (best.isEmpty() || last.getAsDouble() > best.getAsDouble());
        if (better) {
            best = last;
            epochsWithoutBetter = 0;
        } else {
            epochsWithoutBetter++;
        }
        boolean tested = better || protocol.patience() == 0;
        if (tested) {
            testedEpoch = epochs;
        }
        return tested;
    }

    /** Epochs trained. */
    public int epochs() {
        return epochs;
    }

    /** Epoch, from 1, whose weights are tested. */
    public int testedEpoch() {
        return testedEpoch;
    }

    /** Best validation accuracy; empty without validation images. */
    public OptionalDouble best() {
        return best;
    }

    /** Validation accuracy of the last epoch; empty without validation images. */
    public OptionalDouble last() {
        return last;
    }
}
