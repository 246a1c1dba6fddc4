package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;

/**
 * Where the random effects act. They are kept as u with independent standard normal entries: all levels of a block's first
 * column, then of its second, then of the next block's, and so on ({@link RandomBlock}); row i's linear predictor has Σ_c a_c(i)
 * u_c,level(i) added to it, which is (Au)_i, with the loadings a_c = Σ_r L_rc x_r. So a standard deviation of 0 is a value
 * like any other.
 */
final class RandomEffects {
    private final List<RandomBlock> blocks;
    private final int[] blockOf;
    private final int[] firstColumn;
    private final int[] firstParameter;
    private final int[][] levels;
    private final int[] sizes;
    private final int[] offsets;
    /** {@code [column][row]} a. */
    private final double[][] loadings;

    /** The effects of some random terms. */
    RandomEffects(List<RandomBlock> blocks, int rows) {
        this.blocks = blocks;
        firstColumn = new int[blocks.size() + 1];
        firstParameter = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            firstColumn[b + 1] = firstColumn[b] + blocks.get(b).dimension();
            firstParameter[b + 1] = firstParameter[b] + blocks.get(b).parameters();
        }
        int columns = firstColumn[blocks.size()];
        blockOf = new int[columns];
        levels = new int[columns][];
        sizes = new int[columns];
        offsets = new int[columns + 1];
        for (int b = 0; b < blocks.size(); b++) {
            Arrays.fill(blockOf, firstColumn[b], firstColumn[b + 1], b);
        }
        for (int c = 0; c < columns; c++) {
            Grouping grouping = blocks.get(blockOf[c]).grouping();
            levels[c] = grouping.codes();
            sizes[c] = grouping.size();
            offsets[c + 1] = offsets[c] + sizes[c];
        }
        loadings = new double[columns][rows];
    }

    /** Sets the entries of the blocks' L, which all that follows is at. */
    void at(double[] parameters) {
        for (int c = 0; c < loadings.length; c++) {
            RandomBlock block = blocks.get(blockOf[c]);
            int own = c - firstColumn[blockOf[c]];
            Arrays.fill(loadings[c], 0);
            for (int r = own; r < block.dimension(); r++) {
                double entry = parameters[firstParameter[blockOf[c]] + block.parameter(r, own)];
                double[] x = block.values()[r];
                for (int i = 0; i < x.length; i++) {
                    loadings[c][i] += entry * x[i];
                }
            }
        }
    }

    List<RandomBlock> blocks() {
        return blocks;
    }

    /** How many columns of effects. */
    int columns() {
        return sizes.length;
    }

    /** Index of a block's first column. */
    int firstColumn(int block) {
        return firstColumn[block];
    }

    /** Index of the first entry of a block's L among all blocks'. */
    int firstParameter(int block) {
        return firstParameter[block];
    }

    /** How many entries all L have. */
    int parameters() {
        return firstParameter[blocks.size()];
    }

    /** How many effects, over all columns. */
    int size() {
        return offsets[sizes.length];
    }

    /** How many levels a column has. */
    int size(int column) {
        return sizes[column];
    }

    /** Index of a column's first effect. */
    int offset(int column) {
        return offsets[column];
    }

    /** Level of a row, within the column. */
    int level(int column, int row) {
        return levels[column][row];
    }

    /** a of a row. */
    double loading(int column, int row) {
        return loadings[column][row];
    }

    /** Adds Au to a vector by rows. */
    void addTo(double[] rows, double[] effects) {
        for (int c = 0; c < sizes.length; c++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] += loadings[c][i] * effects[offsets[c] + levels[c][i]];
            }
        }
    }

    /** Aᵀ times a vector by rows. */
    double[] transposed(double[] rows) {
        double[] effects = new double[size()];
        for (int c = 0; c < sizes.length; c++) {
            for (int i = 0; i < rows.length; i++) {
                effects[offsets[c] + levels[c][i]] += loadings[c][i] * rows[i];
            }
        }
        return effects;
    }

    /** Σ_i x(i) u_level(i) y_i for a column's levels and some x. */
    double product(int column, double[] x, double[] effects, double[] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += x[i] * effects[offsets[column] + levels[column][i]] * rows[i];
        }
        return sum;
    }

    /** The column with the most levels; −1 without any. */
    int largest() {
        int largest = -1;
        for (int c = 0; c < sizes.length; c++) {
            if (largest < 0 || sizes[c] > sizes[largest]) {
                largest = c;
            }
        }
        return largest;
    }
}
