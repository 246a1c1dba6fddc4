package org.slumber.engine.metrics;

import java.util.OptionalDouble;
import org.slumber.engine.readout.Clustering;
import org.slumber.engine.readout.Features;
import org.slumber.engine.readout.ScoreSpace;

/**
 * The geometry of the feature vectors; a value is empty where its formula divides by zero (one class, no variance).
 *
 * @param participationRatio (Σλ)² / Σλ² of the eigenvalues λ of the training rates' covariance, 1 to neurons
 * @param centroidCosine mean cosine between the mean training rates of every two classes, in [−1, 1]
 * @param phiTrain φ of the training samples: between-class over within-class scatter, each by its degrees of freedom
 * @param phiTest φ of the scored test samples
 * @param etaSquaredTrain η² of the training samples: between-class over total scatter
 * @param etaSquaredTest η² of the scored test samples
 */
public record Representation(
        OptionalDouble participationRatio,
        OptionalDouble centroidCosine,
        OptionalDouble phiTrain,
        OptionalDouble phiTest,
        OptionalDouble etaSquaredTrain,
        OptionalDouble etaSquaredTest) {

    /**
     * Measures the features of a run.
     *
     * @param explainedVariance fraction of the variance that the components keep in which classes are told apart, in
     *     (0, 1]; they are fitted on all training samples
     */
    public static Representation of(Features train, Features test, double explainedVariance) {
        ScoreSpace space = ScoreSpace.fit(train.rates(), explainedVariance);
        Clustering trainClusters = Clustering.of(space.scores(train.rates()), train.labels());
        Clustering testClusters = Clustering.of(space.scores(test.rates()), test.labels());
        return new Representation(
                ParticipationRatio.of(train),
                CentroidCosine.of(train),
                trainClusters.phi(),
                testClusters.phi(),
                trainClusters.etaSquared(),
                testClusters.etaSquared());
    }
}
