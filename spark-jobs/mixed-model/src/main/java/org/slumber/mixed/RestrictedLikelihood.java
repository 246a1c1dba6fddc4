package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;

/**
 * The restricted likelihood of a {@link LinearisedModel}, minus twice its logarithm, as a function of the variances: log σ² of
 * each scale, then of each random term log(v − v_least) where it has one effect, v = σ_b²/σ₁², else L's entries over σ₁.
 *
 * <p>The responses' covariance is σ₁²(W⁻¹ + Z D Zᵀ), W the weights over the rows' scale relative to the first group's. With
 * ZᵀWZ = RRᵀ its inverse is W − WZR⁻ᵀ(I − K⁻¹)R⁻¹ZᵀW, K = I + RᵀDR, so that all is done in as many dimensions as there are
 * random effects.
 */
final class RestrictedLikelihood {
    private static final double NEGLIGIBLE = 1e-10;
    /** Of log variances, for slopes. */
    private static final double STEP = 1e-4;

    private final LinearisedModel model;
    private final int effects;
    private final List<Sums> sums;
    private final double[] leastRatios;
    private final double[] ratioUnits;
    private Projection projection;

    /** ZᵀWZ, ZᵀWX, ZᵀWz, XᵀWX, XᵀWz and zᵀWz over some rows. */
    private record Sums(int rows, DMatrixRMaj zz, double[][] zx, double[] zy, DMatrixRMaj xx, double[] xy, double yy) {}

    /** R_aᵀR_b of a block's effects a and b, symmetric; {@code [a][b]}, b from 0 to a. */
    private record BlockMatrices(RandomBlock block, DMatrixRMaj[][] products) {}

    /** All that hangs on the scales' ratios alone. */
    private record Projection(
            double[] ratios,
            List<BlockMatrices> blocks,
            double[][] inside,
            double[] insideResponse,
            DMatrixRMaj outside,
            double[] outsideResponse,
            double outsideSquare) {}

    RestrictedLikelihood(LinearisedModel model) {
        this.model = model;
        effects = model.effects();
        sums = model.scales().stream().map(scale -> sums(scale.rows())).toList();
        double[] ones = new double[model.scales().size()];
        Arrays.fill(ones, 1);
        projection = project(ones);
        ratioUnits = projection.blocks.stream()
                .mapToDouble(block -> 1 / greatestEigenvalue(block.products[0][0]))
                .toArray();
        leastRatios = Arrays.stream(ratioUnits)
                .map(unit -> model.scales().size() == 1 ? -unit : 0)
                .toArray();
    }

    private Sums sums(int[] rows) {
        int fixed = model.basis().length;
        DMatrixRMaj zz = new DMatrixRMaj(effects, effects);
        double[][] zx = new double[fixed][effects];
        double[] zy = new double[effects];
        DMatrixRMaj xx = new DMatrixRMaj(fixed, fixed);
        double[] xy = new double[fixed];
        double yy = 0;
        for (int i : rows) {
            double w = model.weights()[i];
            double y = model.responses()[i];
            int[] places = places(i);
            double[] x = values(i);
            for (int a = 0; a < places.length; a++) {
                for (int b = 0; b < places.length; b++) {
                    zz.add(places[a], places[b], w * x[a] * x[b]);
                }
                for (int k = 0; k < fixed; k++) {
                    zx[k][places[a]] += w * x[a] * model.basis()[k][i];
                }
                zy[places[a]] += w * x[a] * y;
            }
            for (int k = 0; k < fixed; k++) {
                xy[k] += w * model.basis()[k][i] * y;
                for (int j = 0; j < fixed; j++) {
                    xx.add(k, j, w * model.basis()[k][i] * model.basis()[j][i]);
                }
            }
            yy += w * y * y;
        }
        return new Sums(rows.length, zz, zx, zy, xx, xy, yy);
    }

    /** Which effects act on a row, blocks and their effects in order. */
    private int[] places(int row) {
        int[] places =
                new int[model.blocks().stream().mapToInt(RandomBlock::dimension).sum()];
        int count = 0;
        int first = 0;
        for (RandomBlock block : model.blocks()) {
            for (int r = 0; r < block.dimension(); r++) {
                places[count++] = first + block.grouping().codes()[row];
                first += block.grouping().size();
            }
        }
        return places;
    }

    private double[] values(int row) {
        return model.blocks().stream()
                .flatMap(block -> Arrays.stream(block.values()))
                .mapToDouble(x -> x[row])
                .toArray();
    }

    private Projection project(double[] ratios) {
        int fixed = model.basis().length;
        DMatrixRMaj square = new DMatrixRMaj(effects, effects);
        double[][] inside = new double[fixed][effects];
        double[] insideResponse = new double[effects];
        DMatrixRMaj outside = new DMatrixRMaj(fixed, fixed);
        double[] outsideResponse = new double[fixed];
        double outsideSquare = 0;
        for (int g = 0; g < ratios.length; g++) {
            Sums own = sums.get(g);
            CommonOps_DDRM.addEquals(square, ratios[g], own.zz);
            CommonOps_DDRM.addEquals(outside, ratios[g], own.xx);
            for (int k = 0; k < fixed; k++) {
                add(inside[k], ratios[g], own.zx[k]);
            }
            add(insideResponse, ratios[g], own.zy);
            add(outsideResponse, ratios[g], own.xy);
            outsideSquare += ratios[g] * own.yy;
        }
        double[][] root = root(square);
        for (double[] column : inside) {
            solve(root, column);
        }
        solve(root, insideResponse);
        for (int k = 0; k < fixed; k++) {
            outsideResponse[k] -= DotProduct.of(inside[k], insideResponse);
            for (int j = 0; j < fixed; j++) {
                outside.add(k, j, -DotProduct.of(inside[k], inside[j]));
            }
        }
        outsideSquare -= DotProduct.of(insideResponse, insideResponse);
        List<BlockMatrices> blocks = new ArrayList<>();
        int first = 0;
        for (RandomBlock block : model.blocks()) {
            blocks.add(matrices(block, root, first));
            first += block.dimension() * block.grouping().size();
        }
        return new Projection(ratios, blocks, inside, insideResponse, outside, outsideResponse, outsideSquare);
    }

    private static void add(double[] to, double factor, double[] values) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * values[i];
        }
    }

    /**
     * R, lower triangular, {@code [row][column]}, of a matrix that may be singular: a column that depends on those before it
     * is 0. No library has this: EJML's Cholesky refuses a singular matrix.
     */
    private static double[][] root(DMatrixRMaj matrix) {
        int size = matrix.numRows;
        double[][] root = new double[size][size];
        for (int j = 0; j < size; j++) {
            double pivot = matrix.unsafe_get(j, j) - DotProduct.of(root[j], root[j], j);
            if (pivot <= NEGLIGIBLE * matrix.unsafe_get(j, j)) {
                continue;
            }
            root[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < size; i++) {
                root[i][j] = (matrix.unsafe_get(i, j) - DotProduct.of(root[i], root[j], j)) / root[j][j];
            }
        }
        return root;
    }

    /** R⁻¹ times a vector in the space of R's columns. */
    private static void solve(double[][] root, double[] vector) {
        for (int j = 0; j < vector.length; j++) {
            double rest = vector[j] - DotProduct.of(root[j], vector, j);
            vector[j] = root[j][j] == 0 ? 0 : rest / root[j][j];
        }
    }

    private BlockMatrices matrices(RandomBlock block, double[][] root, int first) {
        int levels = block.grouping().size();
        DMatrixRMaj[][] products = new DMatrixRMaj[block.dimension()][];
        for (int a = 0; a < products.length; a++) {
            products[a] = new DMatrixRMaj[a + 1];
            for (int b = 0; b <= a; b++) {
                DMatrixRMaj product = new DMatrixRMaj(effects, effects);
                for (int l = 0; l < levels; l++) {
                    double[] one = root[first + a * levels + l];
                    double[] other = root[first + b * levels + l];
                    for (int i = 0; i < effects; i++) {
                        for (int j = 0; j < effects && one[i] != 0; j++) {
                            product.add(i, j, one[i] * other[j]);
                        }
                    }
                }
                if (b < a) {
                    // both triangles of D have the entry
                    DMatrixRMaj both = CommonOps_DDRM.transpose(product, null);
                    CommonOps_DDRM.addEquals(product, both);
                }
                products[a][b] = product;
            }
        }
        return new BlockMatrices(block, products);
    }

    private static double greatestEigenvalue(DMatrixRMaj symmetric) {
        // the class is named, not EJML's factory, which may choose a multi-threaded variant
        SymmetricQRAlgorithmDecomposition_DDRM decomposition = new SymmetricQRAlgorithmDecomposition_DDRM(false);
        if (!decomposition.decompose(symmetric.copy())) {
            throw new IllegalStateException("the eigenvalues of a symmetric matrix were not found");
        }
        double greatest = 0;
        for (int k = 0; k < symmetric.numRows; k++) {
            greatest = Math.max(greatest, decomposition.getEigenvalue(k).getReal());
        }
        return greatest;
    }

    /** How many scales, which are the first parameters. */
    int scales() {
        return sums.size();
    }

    /** The least variance ratio of a random intercept: below 0 where there is one scale. */
    double leastRatio(int block) {
        return leastRatios[block];
    }

    /** A size of variance ratios that matters: one over the greatest eigenvalue of what it multiplies. */
    double ratioUnit(int block) {
        return ratioUnits[block];
    }

    /** How many parameters. */
    int parameters() {
        return sums.size()
                + model.blocks().stream().mapToInt(RandomBlock::parameters).sum();
    }

    private DMatrixRMaj k(Projection at, double[] parameters) {
        DMatrixRMaj k = CommonOps_DDRM.identity(effects);
        int next = sums.size();
        for (int own = 0; own < at.blocks.size(); own++) {
            RandomBlock block = at.blocks.get(own).block;
            DMatrixRMaj[][] products = at.blocks.get(own).products;
            if (block.dimension() == 1) {
                CommonOps_DDRM.addEquals(k, Math.exp(parameters[next]) + leastRatios[own], products[0][0]);
            } else {
                for (int a = 0; a < block.dimension(); a++) {
                    for (int b = 0; b <= a; b++) {
                        double entry = 0;
                        for (int c = 0; c <= b; c++) {
                            entry +=
                                    parameters[next + block.parameter(a, c)] * parameters[next + block.parameter(b, c)];
                        }
                        CommonOps_DDRM.addEquals(k, entry, products[a][b]);
                    }
                }
            }
            next += block.parameters();
        }
        return k;
    }

    /** The state at some parameters: XᵀV⁻¹X over σ₁², inverted, the residual sum of squares, the function's value. */
    record State(PositiveDefinite information, double residual, double value) {}

    /** Minus twice the restricted log-likelihood but for its constant; empty where the covariance is not positive definite. */
    Optional<State> at(double[] parameters) {
        double[] ratios = new double[sums.size()];
        double value = 0;
        for (int g = 0; g < ratios.length; g++) {
            ratios[g] = Math.exp(parameters[0] - parameters[g]);
            value += sums.get(g).rows * parameters[g];
        }
        if (!Arrays.equals(ratios, projection.ratios)) {
            projection = project(ratios);
        }
        Projection own = projection;
        Optional<PositiveDefinite> k = PositiveDefinite.of(k(own, parameters));
        if (k.isEmpty()) {
            return Optional.empty();
        }
        int size = own.inside.length;
        double[][] solved = new double[size][];
        for (int c = 0; c < size; c++) {
            solved[c] = k.get().solve(own.inside[c]);
        }
        double[] solvedResponse = k.get().solve(own.insideResponse);
        DMatrixRMaj information = own.outside.copy();
        double[] score = own.outsideResponse.clone();
        for (int c = 0; c < size; c++) {
            score[c] += DotProduct.of(own.inside[c], solvedResponse);
            for (int d = 0; d < size; d++) {
                information.add(c, d, DotProduct.of(own.inside[c], solved[d]));
            }
        }
        Optional<PositiveDefinite> inverse = PositiveDefinite.of(information);
        if (inverse.isEmpty()) {
            return Optional.empty();
        }
        double residual = own.outsideSquare
                + DotProduct.of(own.insideResponse, solvedResponse)
                - inverse.get().product(score, score);
        value += k.get().logDeterminant()
                + inverse.get().logDeterminant()
                - size * parameters[0]
                + Math.max(residual, 0) / Math.exp(parameters[0]);
        return Optional.of(new State(inverse.get(), residual, value));
    }

    /** Its derivative by a parameter; 0 at the end of where there is any. */
    double slope(double[] point, int parameter) {
        double[] moved = point.clone();
        moved[parameter] = point[parameter] + STEP;
        double above = value(moved);
        moved[parameter] = point[parameter] - STEP;
        double below = value(moved);
        return Double.isFinite(above) && Double.isFinite(below) ? (above - below) / (2 * STEP) : 0;
    }

    /** The function; NaN where the covariance is not positive definite. */
    double value(double[] point) {
        return at(point).map(State::value).orElse(Double.NaN);
    }

    /** σ₁²(XᵀV⁻¹X)⁻¹ in the fixed effects' coordinates. */
    DMatrixRMaj covariance(double[] parameters) {
        DMatrixRMaj covariance =
                at(parameters).orElseThrow().information.inverse().copy();
        CommonOps_DDRM.scale(Math.exp(parameters[0]), covariance);
        return covariance;
    }
}
