package org.slumber.mixed;

import java.util.List;

/**
 * Where the random effects act. They are kept as u with independent standard normal entries, all levels of the first
 * term, then of the second, and so on; row i's linear predictor has Σ_t σ_t u_t,level(i) added to it, which is (Au)_i.
 * So a standard deviation of 0 is a value like any other.
 */
final class RandomEffects {
    private final int[][] levels;
    private final int[] sizes;
    private final int[] offsets;

    /** The effects of some random terms. */
    RandomEffects(List<Grouping> groupings) {
        levels = groupings.stream().map(Grouping::codes).toArray(int[][]::new);
        sizes = groupings.stream().mapToInt(Grouping::size).toArray();
        offsets = new int[sizes.length + 1];
        for (int t = 0; t < sizes.length; t++) {
            offsets[t + 1] = offsets[t] + sizes[t];
        }
    }

    /** How many terms. */
    int terms() {
        return sizes.length;
    }

    /** How many effects, over all terms. */
    int size() {
        return offsets[sizes.length];
    }

    /** How many levels a term has. */
    int size(int term) {
        return sizes[term];
    }

    /** Index of a term's first effect. */
    int offset(int term) {
        return offsets[term];
    }

    /** Level of a row, within the term. */
    int level(int term, int row) {
        return levels[term][row];
    }

    /** Adds Au to a vector by rows. */
    void addTo(double[] rows, double[] deviations, double[] effects) {
        for (int t = 0; t < sizes.length; t++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] += deviations[t] * effects[offsets[t] + levels[t][i]];
            }
        }
    }

    /** Aᵀ times a vector by rows. */
    double[] transposed(double[] deviations, double[] rows) {
        double[] effects = new double[size()];
        for (int t = 0; t < sizes.length; t++) {
            for (int i = 0; i < rows.length; i++) {
                effects[offsets[t] + levels[t][i]] += deviations[t] * rows[i];
            }
        }
        return effects;
    }

    /** Σ over a term's levels of one vector of effects times the sums by level of a vector by rows. */
    double product(int term, double[] effects, double[] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += effects[offsets[term] + levels[term][i]] * rows[i];
        }
        return sum;
    }

    /** The term with the most levels; −1 without terms. */
    int largest() {
        int largest = -1;
        for (int t = 0; t < sizes.length; t++) {
            if (largest < 0 || sizes[t] > sizes[largest]) {
                largest = t;
            }
        }
        return largest;
    }
}
