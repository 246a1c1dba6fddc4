package org.slumber.mixed;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ejml.data.DMatrixRMaj;

/**
 * Runs by dose and seed, z = mean of the dose + offset of the seed + error, and what they say of the doses' means.
 *
 * @param doses how many
 * @param seeds how many
 * @param runs them
 */
record SeedBlocks(int doses, int seeds, DoseRuns.Logits runs) {
    static SeedBlocks of(DoseRuns.Logits runs, int doses) {
        return new SeedBlocks(doses, 1 + Arrays.stream(runs.seed()).max().orElseThrow(), runs);
    }

    /**
     * What the runs say of the doses' means.
     *
     * @param means {@code [dose]} by generalised least squares
     * @param covariance of these
     * @param lower L with LLᵀ the covariance
     * @param logLikelihood of the runs, the means integrated out
     */
    record Information(double[] means, DMatrixRMaj covariance, DMatrixRMaj lower, double logLikelihood) {
        /** {@code [dose]} errors of the means, drawn. */
        double[] error(ZigguratSampler.NormalizedGaussian normal) {
            return DoseCurve.correlated(lower, normal);
        }
    }

    /**
     * With standard deviations of the seeds' offsets and of the runs beyond their counts' error. The runs' covariance is D + σ²ZZᵀ,
     * D diagonal and Z the indicators of seeds, of which ZᵀD⁻¹Z is diagonal, so that its inverse is by Woodbury's formula.
     */
    Information at(double ofSeeds, double rest) {
        double[] ownWeight = new double[seeds];
        double[] ownSum = new double[seeds];
        double[][] ownDoses = new double[seeds][doses];
        DMatrixRMaj information = new DMatrixRMaj(doses, doses);
        double[] sums = new double[doses];
        double squares = 0;
        double logDeterminant = 0;
        for (int i = 0; i < runs.values().length; i++) {
            double variance = runs.variances()[i] + rest * rest;
            double z = runs.values()[i];
            int dose = runs.place()[i];
            int seed = runs.seed()[i];
            logDeterminant += Math.log(variance);
            squares += z * z / variance;
            information.add(dose, dose, 1 / variance);
            sums[dose] += z / variance;
            ownWeight[seed] += 1 / variance;
            ownSum[seed] += z / variance;
            ownDoses[seed][dose] += 1 / variance;
        }
        for (int s = 0; s < seeds; s++) {
            double shrinkage = ofSeeds * ofSeeds / (1 + ofSeeds * ofSeeds * ownWeight[s]);
            logDeterminant += Math.log1p(ofSeeds * ofSeeds * ownWeight[s]);
            squares -= shrinkage * ownSum[s] * ownSum[s];
            for (int a = 0; a < doses; a++) {
                sums[a] -= shrinkage * ownDoses[s][a] * ownSum[s];
                for (int b = 0; b < doses; b++) {
                    information.add(a, b, -shrinkage * ownDoses[s][a] * ownDoses[s][b]);
                }
            }
        }
        PositiveDefinite inverse = PositiveDefinite.of(information).orElseThrow();
        double[] means = inverse.solve(sums);
        double explained = 0;
        for (int d = 0; d < doses; d++) {
            explained += means[d] * sums[d];
        }
        return new Information(
                means,
                inverse.inverse(),
                DoseCurve.lower(inverse.inverse()),
                -(logDeterminant + inverse.logDeterminant() + squares - explained) / 2);
    }
}
