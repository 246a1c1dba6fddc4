package org.slumber.mixed;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.slumber.engine.spec.InvalidInputException;

/**
 * H = I + AᵀWA, the second derivative of minus the joint log density by the random effects, for a diagonal W.
 *
 * <p>The levels of one column of effects share no row, so their block of H is diagonal. With the largest column's levels first, H = [D
 * B; Bᵀ C] with D diagonal; the Schur complement S = C − BᵀD⁻¹B, of the size of all other columns together, is all that is
 * factorised. B is sparse: a level's row holds only the other columns' levels that it occurs with.
 */
final class ModeHessian {
    /** Above it the dense complement alone takes over 100 MB and seconds to factorise. */
    private static final int MAX_COMPLEMENT = 3000;

    private final RandomEffects effects;
    private final int rows;
    private final int pivot;
    /** Place in C of a column's first level. */
    private final int[] place;

    private final int complementSize;
    /** {@code [level of the pivot]} places in C that it occurs with, ascending. */
    private final int[][] support;
    /** {@code [level of the pivot][index in its support]}. */
    private final double[][] coupling;

    private final double[] diagonal;
    private PositiveDefinite complement;

    ModeHessian(RandomEffects effects, int rows) {
        this.effects = effects;
        this.rows = rows;
        pivot = effects.largest();
        place = new int[effects.columns()];
        int places = 0;
        for (int t = 0; t < place.length; t++) {
            if (t != pivot) {
                place[t] = places;
                places += effects.size(t);
            }
        }
        complementSize = places;
        if (complementSize > MAX_COMPLEMENT) {
            throw new InvalidInputException("the random effects other than the largest term's are " + complementSize
                    + "; at most " + MAX_COMPLEMENT + " can be fitted");
        }
        diagonal = new double[pivot < 0 ? 0 : effects.size(pivot)];
        support = supports();
        coupling = Arrays.stream(support).map(s -> new double[s.length]).toArray(double[][]::new);
    }

    private int[][] supports() {
        long[] pairs = new long[rows * Math.max(0, effects.columns() - 1)];
        int count = 0;
        for (int t = 0; t < effects.columns(); t++) {
            for (int i = 0; t != pivot && i < rows; i++) {
                pairs[count++] = (long) effects.level(pivot, i) * complementSize + place[t] + effects.level(t, i);
            }
        }
        int[][] supports = new int[diagonal.length][];
        Arrays.fill(supports, new int[0]);
        long[] distinct = Arrays.stream(pairs).sorted().distinct().toArray();
        for (int from = 0; from < distinct.length; ) {
            int level = (int) (distinct[from] / complementSize);
            int to = from;
            while (to < distinct.length && distinct[to] / complementSize == level) {
                to++;
            }
            supports[level] = Arrays.stream(distinct, from, to)
                    .mapToInt(pair -> (int) (pair % complementSize))
                    .toArray();
            from = to;
        }
        return supports;
    }

    /**
     * Computes and factorises H at the effects' present loadings.
     *
     * @param weights {@code [row]} diagonal of W
     * @return whether H is positive definite; if not, nothing else may be asked for
     */
    boolean factorise(double[] weights) {
        Arrays.fill(diagonal, 1);
        for (double[] row : coupling) {
            Arrays.fill(row, 0);
        }
        DMatrixRMaj schur = new DMatrixRMaj(complementSize, complementSize);
        for (int k = 0; k < complementSize; k++) {
            schur.unsafe_set(k, k, 1);
        }
        for (int i = 0; i < rows && pivot >= 0; i++) {
            add(i, weights[i], schur);
        }
        for (int j = 0; j < diagonal.length; j++) {
            if (!(diagonal[j] > 0)) {
                return false;
            }
            for (int s = 0; s < support[j].length; s++) {
                for (int r = 0; r < support[j].length; r++) {
                    schur.add(support[j][s], support[j][r], -coupling[j][s] * coupling[j][r] / diagonal[j]);
                }
            }
        }
        Optional<PositiveDefinite> factorised = PositiveDefinite.of(schur);
        complement = factorised.orElse(null);
        return factorised.isPresent();
    }

    private void add(int row, double weight, DMatrixRMaj schur) {
        int level = effects.level(pivot, row);
        double own = effects.loading(pivot, row);
        diagonal[level] += own * own * weight;
        for (int t = 0; t < place.length; t++) {
            if (t != pivot) {
                int k = place[t] + effects.level(t, row);
                double weighted = effects.loading(t, row) * weight;
                coupling[level][index(level, k)] += own * weighted;
                for (int s = 0; s < place.length; s++) {
                    if (s != pivot) {
                        schur.add(k, place[s] + effects.level(s, row), weighted * effects.loading(s, row));
                    }
                }
            }
        }
    }

    private int index(int level, int k) {
        return Arrays.binarySearch(support[level], k);
    }

    double logDeterminant() {
        double sum = complement.logDeterminant();
        for (double d : diagonal) {
            sum += Math.log(d);
        }
        return sum;
    }

    /** H⁻¹ times a vector of effects. */
    double[] solve(double[] right) {
        if (pivot < 0) {
            return new double[0];
        }
        double[] reduced = new double[complementSize];
        for (int t = 0; t < place.length; t++) {
            if (t != pivot) {
                System.arraycopy(right, effects.offset(t), reduced, place[t], effects.size(t));
            }
        }
        int first = effects.offset(pivot);
        for (int j = 0; j < diagonal.length; j++) {
            for (int s = 0; s < support[j].length; s++) {
                reduced[support[j][s]] -= coupling[j][s] * right[first + j] / diagonal[j];
            }
        }
        double[] inner = complement.solve(reduced);
        double[] solution = new double[right.length];
        for (int t = 0; t < place.length; t++) {
            if (t != pivot) {
                System.arraycopy(inner, place[t], solution, effects.offset(t), effects.size(t));
            }
        }
        for (int j = 0; j < diagonal.length; j++) {
            double rest = right[first + j];
            for (int s = 0; s < support[j].length; s++) {
                rest -= coupling[j][s] * inner[support[j][s]];
            }
            solution[first + j] = rest / diagonal[j];
        }
        return solution;
    }

    /** {@code [column][row]} the entry of H⁻¹Aᵢᵀ that belongs to row i's level in a column, Aᵢ being its row of A. */
    double[][] crossLeverages() {
        double[][] cross = new double[place.length][rows];
        for (int i = 0; i < rows && pivot >= 0; i++) {
            int level = effects.level(pivot, i);
            double own = effects.loading(pivot, i);
            double[] rest = new double[support[level].length];
            for (int s = 0; s < rest.length; s++) {
                rest[s] = -coupling[level][s] * own / diagonal[level];
            }
            for (int t = 0; t < place.length; t++) {
                if (t != pivot) {
                    rest[index(level, place[t] + effects.level(t, i))] += effects.loading(t, i);
                }
            }
            double[] inner = solveOn(support[level], rest);
            cross[pivot][i] = own / diagonal[level];
            for (int s = 0; s < inner.length; s++) {
                cross[pivot][i] -= coupling[level][s] * inner[s] / diagonal[level];
            }
            for (int t = 0; t < place.length; t++) {
                if (t != pivot) {
                    cross[t][i] = inner[index(level, place[t] + effects.level(t, i))];
                }
            }
        }
        return cross;
    }

    /** The entries of S⁻¹x at these places, for a vector with entries there only. */
    private double[] solveOn(int[] places, double[] x) {
        double[] solution = new double[x.length];
        for (int s = 0; s < x.length; s++) {
            for (int r = 0; r < x.length; r++) {
                solution[s] += complement.inverse().unsafe_get(places[s], places[r]) * x[r];
            }
        }
        return solution;
    }
}
