package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.slumber.engine.numeric.LimitedMemoryBfgs;
import org.slumber.engine.numeric.Minimum;

/**
 * What few seeds and data sets allow to be said of fixed effects. At the maximum of the likelihood the model is made linear,
 * z = η + (y − μ)/μ′ with weights w, as in penalised quasi-likelihood (Breslow and Clayton 1993); its variances are estimated
 * anew by restricted maximum likelihood, the residual scale σ² included (one for each group of rows that the model's dispersion
 * tells apart); the covariance of the effects follows from them, with Satterthwaite's degrees of freedom 2f²/Var(f) for the
 * variance f of each contrast (as SAS's GLIMMIX, and lmerTest for Gaussian responses, do; Schaalje, McBride and Fellingham
 * 2002). For balanced Gaussian data the tests are the exact F tests of the analysis of variance.
 *
 * <p>A variance of random intercepts may come out below 0 as long as the covariance of the responses stays positive definite:
 * cutting it off at 0 would put what is between groups into the residual and find too much (Stroup and Littell 2002). Where
 * responses are counts, nothing may spread less than counts do: there σ² has a floor, which is taken as known where it is
 * reached.
 *
 * <p>The responses' covariance is σ₁²(W⁻¹ + Z D Zᵀ), W the weights over the rows' scale relative to the first group's. With
 * ZᵀWZ = RRᵀ its inverse is W − WZR⁻ᵀ(I − K⁻¹)R⁻¹ZᵀW, K = I + RᵀDR, so that all is done in as many dimensions as there are
 * random effects.
 */
final class SmallSample {
    /** Above it the figures take seconds; with several scales, for which R is made anew at every step, above the second. */
    private static final int MOST_EFFECTS = 500;

    private static final int MOST_EFFECTS_OF_SCALES = 150;

    private static final double NEGLIGIBLE = 1e-10;
    private static final double TOLERANCE = 1e-6;
    private static final int MAX_ITERATIONS = 100;
    /** Of log variances, for slopes and curvatures. */
    private static final double STEP = 1e-4;

    private static final double WIDTH = 1e-3;
    /** A variance ratio this close to the end of its range stands at it. */
    private static final double AT_END = 1e-6;
    /** More are as good as infinitely many. */
    private static final double GREATEST_DEGREES = 1e6;

    /** Greatest distance of a log variance from where the search begins. */
    private static final double FURTHEST = 25;

    private final Linearised model;
    private final int effects;
    private final List<Sums> sums;
    private final double[] leastRatios;
    private final double[] ratioUnits;
    private Projection projection;

    private double[] estimate;
    private int[] free;
    private DMatrixRMaj parameterCovariance;
    private DMatrixRMaj covariance;
    private List<DMatrixRMaj> covarianceSlopes;

    /**
     * A residual scale σ².
     *
     * @param rows that have it
     * @param least 0 where nothing is known of it
     * @param known whether it is 1
     */
    record Scale(int[] rows, double least, boolean known) {}

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
    record Linearised(
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
        Linearised pooled() {
            double least = scales.stream().mapToDouble(Scale::least).min().orElseThrow();
            Scale one = new Scale(
                    IntStream.range(0, weights.length).toArray(),
                    least,
                    scales.get(0).known());
            return new Linearised(basis, blocks, weights, responses, deviations, List.of(one));
        }
    }

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

    private SmallSample(Linearised model) {
        this.model = model;
        effects = model.effects();
        sums = model.scales.stream().map(scale -> sums(scale.rows)).toList();
        double[] ones = new double[model.scales.size()];
        Arrays.fill(ones, 1);
        projection = project(ones);
        ratioUnits = projection.blocks.stream()
                .mapToDouble(block -> 1 / greatestEigenvalue(block.products[0][0]))
                .toArray();
        leastRatios = Arrays.stream(ratioUnits)
                .map(unit -> model.scales.size() == 1 ? -unit : 0)
                .toArray();
    }

    /** What can be said; empty where there is nothing left to estimate a variance from, or too much to do. */
    static Optional<SmallSample> of(Linearised given) {
        Linearised model = given.scales.size() > 1 && given.effects() > MOST_EFFECTS_OF_SCALES ? given.pooled() : given;
        if (model.effects() > MOST_EFFECTS || model.weights.length <= model.basis.length) {
            return Optional.empty();
        }
        SmallSample sample = new SmallSample(model);
        return sample.estimate() ? Optional.of(sample) : Optional.empty();
    }

    private Sums sums(int[] rows) {
        int fixed = model.basis.length;
        DMatrixRMaj zz = new DMatrixRMaj(effects, effects);
        double[][] zx = new double[fixed][effects];
        double[] zy = new double[effects];
        DMatrixRMaj xx = new DMatrixRMaj(fixed, fixed);
        double[] xy = new double[fixed];
        double yy = 0;
        for (int i : rows) {
            double w = model.weights[i];
            double y = model.responses[i];
            int[] places = places(i);
            double[] x = values(i);
            for (int a = 0; a < places.length; a++) {
                for (int b = 0; b < places.length; b++) {
                    zz.add(places[a], places[b], w * x[a] * x[b]);
                }
                for (int k = 0; k < fixed; k++) {
                    zx[k][places[a]] += w * x[a] * model.basis[k][i];
                }
                zy[places[a]] += w * x[a] * y;
            }
            for (int k = 0; k < fixed; k++) {
                xy[k] += w * model.basis[k][i] * y;
                for (int j = 0; j < fixed; j++) {
                    xx.add(k, j, w * model.basis[k][i] * model.basis[j][i]);
                }
            }
            yy += w * y * y;
        }
        return new Sums(rows.length, zz, zx, zy, xx, xy, yy);
    }

    /** Which effects act on a row, blocks and their effects in order. */
    private int[] places(int row) {
        int[] places =
                new int[model.blocks.stream().mapToInt(RandomBlock::dimension).sum()];
        int count = 0;
        int first = 0;
        for (RandomBlock block : model.blocks) {
            for (int r = 0; r < block.dimension(); r++) {
                places[count++] = first + block.grouping().codes()[row];
                first += block.grouping().size();
            }
        }
        return places;
    }

    private double[] values(int row) {
        return model.blocks.stream()
                .flatMap(block -> Arrays.stream(block.values()))
                .mapToDouble(x -> x[row])
                .toArray();
    }

    private Projection project(double[] ratios) {
        int fixed = model.basis.length;
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
            outsideResponse[k] -= dot(inside[k], insideResponse);
            for (int j = 0; j < fixed; j++) {
                outside.add(k, j, -dot(inside[k], inside[j]));
            }
        }
        outsideSquare -= dot(insideResponse, insideResponse);
        List<BlockMatrices> blocks = new ArrayList<>();
        int first = 0;
        for (RandomBlock block : model.blocks) {
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
            double pivot = matrix.unsafe_get(j, j) - dot(root[j], root[j], j);
            if (pivot <= NEGLIGIBLE * matrix.unsafe_get(j, j)) {
                continue;
            }
            root[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < size; i++) {
                root[i][j] = (matrix.unsafe_get(i, j) - dot(root[i], root[j], j)) / root[j][j];
            }
        }
        return root;
    }

    /** R⁻¹ times a vector in the space of R's columns. */
    private static void solve(double[][] root, double[] vector) {
        for (int j = 0; j < vector.length; j++) {
            double rest = vector[j] - dot(root[j], vector, j);
            vector[j] = root[j][j] == 0 ? 0 : rest / root[j][j];
        }
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
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

    /** Parameters: log σ² of each scale, then of each block log(v − v_least) where it has one effect, v = σ_b²/σ₁², else L/σ₁. */
    private int parameters() {
        return sums.size()
                + model.blocks.stream().mapToInt(RandomBlock::parameters).sum();
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
    private record State(PositiveDefinite information, double residual, double value) {}

    /** Minus twice the restricted log-likelihood but for its constant; empty where the covariance is not positive definite. */
    private Optional<State> at(double[] parameters) {
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
            score[c] += dot(own.inside[c], solvedResponse);
            for (int d = 0; d < size; d++) {
                information.add(c, d, dot(own.inside[c], solved[d]));
            }
        }
        Optional<PositiveDefinite> inverse = PositiveDefinite.of(information);
        if (inverse.isEmpty()) {
            return Optional.empty();
        }
        double residual = own.outsideSquare
                + dot(own.insideResponse, solvedResponse)
                - inverse.get().product(score, score);
        value += k.get().logDeterminant()
                + inverse.get().logDeterminant()
                - size * parameters[0]
                + Math.max(residual, 0) / Math.exp(parameters[0]);
        return Optional.of(new State(inverse.get(), residual, value));
    }

    private boolean estimate() {
        double[] start = start();
        if (at(start).isEmpty()) {
            return false;
        }
        boolean[] fixed = new boolean[parameters()];
        for (int g = 0; g < sums.size(); g++) {
            fixed[g] = model.scales.get(g).known;
        }
        double[] found = minimise(start, estimated(fixed));
        boolean lifted = true;
        while (lifted) {
            lifted = false;
            for (int g = 0; g < sums.size(); g++) {
                double floor = Math.log(model.scales.get(g).least);
                if (!fixed[g] && found[g] <= floor) {
                    // nothing spreads less than the counts; what stands there is known
                    found[g] = floor;
                    fixed[g] = true;
                    lifted = true;
                }
            }
            if (lifted) {
                found = minimise(found, estimated(fixed));
            }
        }
        if (model.scales.get(0).least > 0 || model.scales.get(0).known) {
            liftRatios(found, fixed);
        }
        return settle(found, estimated(fixed));
    }

    private static int[] estimated(boolean[] fixed) {
        return IntStream.range(0, fixed.length).filter(i -> !fixed[i]).toArray();
    }

    private double[] start() {
        double[] start = new double[parameters()];
        int next = sums.size();
        for (int b = 0; b < model.blocks.size(); b++) {
            RandomBlock block = model.blocks.get(b);
            double deviation = model.deviations[b];
            if (block.dimension() == 1) {
                start[next] = Math.log(Math.max(deviation * deviation, ratioUnits[b] / 10) - leastRatios[b]);
            } else {
                for (int r = 0; r < block.dimension(); r++) {
                    start[next + block.parameter(r, r)] = Math.max(deviation, 0.1);
                }
            }
            next += block.parameters();
        }
        if (sums.size() == 1 && !model.scales.get(0).known) {
            double residual = at(start).map(State::residual).orElse(1.0);
            double each = residual / (model.weights.length - model.basis.length);
            start[0] = Math.log(Math.max(each, Math.max(model.scales.get(0).least / 10, 1e-8)));
        }
        return start;
    }

    /** Lifts variance ratios so that no stratum of the rows spreads less than the counts; what stands there is known. */
    private void liftRatios(double[] found, boolean[] fixed) {
        double floor = model.scales.get(0).known ? 1 : model.scales.get(0).least;
        int next = sums.size();
        for (int b = 0; b < model.blocks.size(); b++) {
            if (model.blocks.get(b).dimension() == 1 && sums.size() == 1) {
                double least = leastRatios[b] * (1 - Math.min(1, floor / Math.exp(found[0])));
                double bound = Math.log(Math.max(least - leastRatios[b], AT_END * ratioUnits[b]));
                if (found[next] < bound) {
                    found[next] = bound;
                    fixed[next] = true;
                }
            }
            next += model.blocks.get(b).parameters();
        }
    }

    /** Takes an estimate; parameters that stand at the end of their range, or are not determined, are taken as known. */
    private boolean settle(double[] found, int[] estimated) {
        estimate = found;
        free = IntStream.of(estimated).filter(i -> !atEnd(found, i)).toArray();
        parameterCovariance = new DMatrixRMaj(0, 0);
        while (free.length > 0) {
            DMatrixRMaj curvature = curvature();
            Optional<PositiveDefinite> inverse = PositiveDefinite.of(curvature);
            if (inverse.isPresent()) {
                // twice the inverse, as the function is minus twice the log-likelihood
                parameterCovariance = inverse.get().inverse().copy();
                CommonOps_DDRM.scale(2, parameterCovariance);
                break;
            }
            int flattest = IntStream.range(0, free.length)
                    .boxed()
                    .min((i, j) -> Double.compare(curvature.get(i, i), curvature.get(j, j)))
                    .orElseThrow();
            int dropped = free[flattest];
            free = IntStream.of(free).filter(i -> i != dropped).toArray();
        }
        if (at(estimate).isEmpty()) {
            return false;
        }
        covariance = covariance(estimate);
        covarianceSlopes = covarianceSlopes();
        return true;
    }

    private boolean atEnd(double[] point, int parameter) {
        int next = sums.size();
        for (int b = 0; b < model.blocks.size(); b++) {
            if (model.blocks.get(b).dimension() == 1 && next == parameter) {
                return Math.exp(point[parameter]) < 10 * AT_END * ratioUnits[b];
            }
            next += model.blocks.get(b).parameters();
        }
        return false;
    }

    private double[] minimise(double[] start, int[] over) {
        Minimum minimum = LimitedMemoryBfgs.minimise(
                (moved, gradient) -> {
                    double[] point = placed(start, over, moved);
                    Optional<State> state = beyond(point, moved) ? Optional.empty() : at(point);
                    if (state.isEmpty()) {
                        return Double.POSITIVE_INFINITY;
                    }
                    for (int i = 0; i < over.length; i++) {
                        gradient[i] = slope(point, over[i]);
                    }
                    return state.get().value;
                },
                new double[over.length],
                TOLERANCE,
                MAX_ITERATIONS);
        return placed(start, over, minimum.point());
    }

    /** Variance ratios stop short of the end of their range, and all of what no arithmetic can tell from infinity. */
    private boolean beyond(double[] point, double[] moved) {
        boolean beyond = Arrays.stream(moved).anyMatch(by -> Math.abs(by) > FURTHEST);
        int next = sums.size();
        for (int b = 0; b < model.blocks.size(); b++) {
            beyond |= model.blocks.get(b).dimension() == 1 && Math.exp(point[next]) < AT_END * ratioUnits[b];
            next += model.blocks.get(b).parameters();
        }
        return beyond;
    }

    private static double[] placed(double[] start, int[] over, double[] moved) {
        double[] point = start.clone();
        for (int i = 0; i < over.length; i++) {
            point[over[i]] += moved[i];
        }
        return point;
    }

    private double slope(double[] point, int parameter) {
        double[] moved = point.clone();
        moved[parameter] = point[parameter] + STEP;
        double above = value(moved);
        moved[parameter] = point[parameter] - STEP;
        double below = value(moved);
        return Double.isFinite(above) && Double.isFinite(below) ? (above - below) / (2 * STEP) : 0;
    }

    private DMatrixRMaj curvature() {
        int size = free.length;
        DMatrixRMaj curvature = new DMatrixRMaj(size, size);
        double centre = value(estimate);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = i == j
                        ? (moved(i, WIDTH, j, 0) - 2 * centre + moved(i, -WIDTH, j, 0)) / (WIDTH * WIDTH)
                        : (moved(i, WIDTH, j, WIDTH)
                                        - moved(i, WIDTH, j, -WIDTH)
                                        - moved(i, -WIDTH, j, WIDTH)
                                        + moved(i, -WIDTH, j, -WIDTH))
                                / (4 * WIDTH * WIDTH);
                curvature.set(i, j, entry);
                curvature.set(j, i, entry);
            }
        }
        return curvature;
    }

    private double moved(int i, double by, int j, double andBy) {
        double[] point = estimate.clone();
        point[free[i]] += by;
        point[free[j]] += andBy;
        return value(point);
    }

    private double value(double[] point) {
        return at(point).map(State::value).orElse(Double.NaN);
    }

    /** Covariance of two combinations of the fixed effects' coordinates. */
    double covariance(double[] one, double[] other) {
        return product(covariance, one, other);
    }

    /** Satterthwaite's degrees of freedom of a contrast's variance; infinite where all variances are taken as known. */
    double degreesOfFreedom(double[] contrast) {
        double[] gradient = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            gradient[i] = product(covarianceSlopes.get(i), contrast, contrast);
        }
        double spread = product(parameterCovariance, gradient, gradient);
        double variance = covariance(contrast, contrast);
        double degrees = 2 * variance * variance / spread;
        return degrees < GREATEST_DEGREES ? Math.max(1, degrees) : Double.POSITIVE_INFINITY;
    }

    private static double product(DMatrixRMaj matrix, double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                sum += one[i] * matrix.unsafe_get(i, j) * other[j];
            }
        }
        return sum;
    }

    /** σ₁²(XᵀV⁻¹X)⁻¹ in the fixed effects' coordinates. */
    private DMatrixRMaj covariance(double[] parameters) {
        DMatrixRMaj covariance =
                at(parameters).orElseThrow().information.inverse().copy();
        CommonOps_DDRM.scale(Math.exp(parameters[0]), covariance);
        return covariance;
    }

    /** By the free parameters, in order. */
    private List<DMatrixRMaj> covarianceSlopes() {
        List<DMatrixRMaj> slopes = new ArrayList<>();
        for (int parameter : free) {
            double[] moved = estimate.clone();
            moved[parameter] += STEP;
            DMatrixRMaj slope = covariance(moved);
            moved[parameter] -= 2 * STEP;
            CommonOps_DDRM.subtractEquals(slope, covariance(moved));
            CommonOps_DDRM.scale(1 / (2 * STEP), slope);
            slopes.add(slope);
        }
        return slopes;
    }

    private static double dot(double[] a, double[] b) {
        return dot(a, b, a.length);
    }
}
