package org.slumber.mixed;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The model made linear.
 *
 * @param basis {@code [coordinate][row]} the fixed effects' orthonormal basis
 * @param blocks the random terms
 * @param weights {@code [row]} above 0
 * @param responses {@code [row]} z
 * @param deviations {@code [block]} standard deviations to start from
 * @param scales of all rows, at least one
 */
record LinearisedModel(
        double[][] basis,
        List<RandomBlock> blocks,
        double[] weights,
        double[] responses,
        double[] deviations,
        List<Scale> scales) {

    int effects() {
        return blocks.stream()
                .mapToInt(block -> block.dimension() * block.grouping().size())
                .sum();
    }

    /** With one scale for all rows. */
    LinearisedModel pooled() {
        double least = scales.stream().mapToDouble(Scale::least).min().orElseThrow();
        Scale one = new Scale(
                IntStream.range(0, weights.length).toArray(),
                least,
                scales.get(0).known());
        return new LinearisedModel(basis, blocks, weights, responses, deviations, List.of(one));
    }

    /**
     * A residual scale σ².
     *
     * @param rows that have it
     * @param least 0 where nothing is known of it
     * @param known whether it is 1
     */
    record Scale(int[] rows, double least, boolean known) {}
}
