package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Degrees of freedom by containment, for data that are too many for {@link SmallSample}: an effect that is constant within the
 * levels of a random intercept can be told from chance by these levels only, however many rows they have (as SAS's {@code
 * ddfm=contain}). Of each such term as many as it has levels, less the effects and the coarser terms' levels that are
 * constant within them too; the fewest count.
 */
final class Containment {
    private final List<RandomBlock> blocks;
    private final double[][] columns;

    /**
     * Of a design.
     *
     * @param columns {@code [coefficient][row]} of the fixed effects
     */
    Containment(List<RandomBlock> blocks, double[][] columns) {
        this.blocks = blocks.stream()
                .filter(block ->
                        block.term().intercept() && block.term().slopes().isEmpty())
                .toList();
        this.columns = columns;
    }

    /** Of some coefficients at once. */
    double degrees(List<Integer> coefficients) {
        double fewest = Double.POSITIVE_INFINITY;
        for (RandomBlock block : blocks) {
            int[] levels = block.grouping().codes();
            if (coefficients.stream().allMatch(k -> constant(columns[k], levels))) {
                fewest = Math.min(fewest, Math.max(1, block.grouping().size() - spent(block, levels)));
            }
        }
        return fewest;
    }

    /** Dimension of what the fixed effects and coarser terms can do between the levels. */
    private int spent(RandomBlock block, int[] levels) {
        int size = block.grouping().size();
        List<double[]> between = new ArrayList<>();
        for (double[] column : columns) {
            if (constant(column, levels)) {
                between.add(byLevel(column, levels, size));
            }
        }
        for (RandomBlock other : blocks) {
            if (other.grouping().size() < size) {
                double[] code =
                        Arrays.stream(other.grouping().codes()).asDoubleStream().toArray();
                if (constant(code, levels)) {
                    double[] ofLevel = byLevel(code, levels, size);
                    for (int level = 0; level < other.grouping().size(); level++) {
                        int own = level;
                        between.add(Arrays.stream(ofLevel)
                                .map(c -> c == own ? 1 : 0)
                                .toArray());
                    }
                }
            }
        }
        return new OrthonormalBasis(between.toArray(double[][]::new)).rank();
    }

    private static boolean constant(double[] column, int[] levels) {
        double[] first = new double[Arrays.stream(levels).max().orElse(0) + 1];
        Arrays.fill(first, Double.NaN);
        for (int i = 0; i < column.length; i++) {
            if (Double.isNaN(first[levels[i]])) {
                first[levels[i]] = column[i];
            } else if (first[levels[i]] != column[i]) {
                return false;
            }
        }
        return true;
    }

    private static double[] byLevel(double[] column, int[] levels, int size) {
        double[] values = new double[size];
        for (int i = 0; i < column.length; i++) {
            values[levels[i]] = column[i];
        }
        return values;
    }
}
