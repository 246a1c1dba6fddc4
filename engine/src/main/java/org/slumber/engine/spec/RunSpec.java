package org.slumber.engine.spec;

import java.io.Serializable;

/**
 * Everything that decides one run but the images themselves. {@link Parameters} lists every value in it by path, with
 * unit and meaning.
 *
 * @param dataset name of the data set, e.g. {@code geomfig} or {@code mnist}
 * @param seed names every random stream of the run together with a purpose; any value
 */
public record RunSpec(String dataset, long seed, Protocol protocol, Encoding encoding, Learner learner)
        implements Serializable {

    public RunSpec {
        if (dataset.isBlank()) {
            throw new InvalidInputException("dataset must be a name or a path, was blank");
        }
        if (learner instanceof SurrogateGradientLearner surrogate) {
            surrogate.check(protocol);
        }
    }
}
