package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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
 */
final class SmallSample {
    /** Above it the figures take seconds; with several scales, for which more is made anew at every step, above the second. */
    private static final int MOST_EFFECTS = 500;

    private static final int MOST_EFFECTS_OF_SCALES = 150;

    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_DECREASE = 1e-10;
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

    private final LinearisedModel model;
    private final RestrictedLikelihood likelihood;
    private double[] estimate;
    private int[] free;
    private DMatrixRMaj parameterCovariance;
    private DMatrixRMaj covariance;
    private List<DMatrixRMaj> covarianceSlopes;

    private SmallSample(LinearisedModel model) {
        this.model = model;
        likelihood = new RestrictedLikelihood(model);
    }

    /** What can be said; empty where there is nothing left to estimate a variance from, or too much to do. */
    static Optional<SmallSample> of(LinearisedModel given) {
        LinearisedModel model =
                given.scales().size() > 1 && given.effects() > MOST_EFFECTS_OF_SCALES ? given.pooled() : given;
        if (model.effects() > MOST_EFFECTS || model.weights().length <= model.basis().length) {
            return Optional.empty();
        }
        SmallSample sample = new SmallSample(model);
        return sample.estimate() ? Optional.of(sample) : Optional.empty();
    }

    private boolean estimate() {
        double[] start = start();
        if (likelihood.at(start).isEmpty()) {
            return false;
        }
        boolean[] fixed = new boolean[likelihood.parameters()];
        for (int g = 0; g < likelihood.scales(); g++) {
            fixed[g] = model.scales().get(g).known();
        }
        double[] found = minimise(start, estimated(fixed));
        boolean lifted = true;
        while (lifted) {
            lifted = false;
            for (int g = 0; g < likelihood.scales(); g++) {
                double floor = Math.log(model.scales().get(g).least());
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
        if (model.scales().get(0).least() > 0 || model.scales().get(0).known()) {
            liftRatios(found, fixed);
        }
        return settle(found, estimated(fixed));
    }

    private static int[] estimated(boolean[] fixed) {
        return IntStream.range(0, fixed.length).filter(i -> !fixed[i]).toArray();
    }

    private double[] start() {
        double[] start = new double[likelihood.parameters()];
        int next = likelihood.scales();
        for (int b = 0; b < model.blocks().size(); b++) {
            RandomBlock block = model.blocks().get(b);
            double deviation = model.deviations()[b];
            if (block.dimension() == 1) {
                start[next] = Math.log(
                        Math.max(deviation * deviation, likelihood.ratioUnit(b) / 10) - likelihood.leastRatio(b));
            } else {
                for (int r = 0; r < block.dimension(); r++) {
                    start[next + block.parameter(r, r)] = Math.max(deviation, 0.1);
                }
            }
            next += block.parameters();
        }
        if (likelihood.scales() == 1 && !model.scales().get(0).known()) {
            double residual = likelihood
                    .at(start)
                    .map(RestrictedLikelihood.State::residual)
                    .orElse(1.0);
            double each = residual / (model.weights().length - model.basis().length);
            start[0] = Math.log(Math.max(each, Math.max(model.scales().get(0).least() / 10, 1e-8)));
        }
        return start;
    }

    /** Lifts variance ratios so that no stratum of the rows spreads less than the counts; what stands there is known. */
    private void liftRatios(double[] found, boolean[] fixed) {
        double floor = model.scales().get(0).known() ? 1 : model.scales().get(0).least();
        int next = likelihood.scales();
        for (int b = 0; b < model.blocks().size(); b++) {
            if (model.blocks().get(b).dimension() == 1 && likelihood.scales() == 1) {
                double least = likelihood.leastRatio(b) * (1 - Math.min(1, floor / Math.exp(found[0])));
                double bound = Math.log(Math.max(least - likelihood.leastRatio(b), AT_END * likelihood.ratioUnit(b)));
                if (found[next] < bound) {
                    found[next] = bound;
                    fixed[next] = true;
                }
            }
            next += model.blocks().get(b).parameters();
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
        if (likelihood.at(estimate).isEmpty()) {
            return false;
        }
        covariance = likelihood.covariance(estimate);
        covarianceSlopes = covarianceSlopes();
        return true;
    }

    private boolean atEnd(double[] point, int parameter) {
        int next = likelihood.scales();
        for (int b = 0; b < model.blocks().size(); b++) {
            if (model.blocks().get(b).dimension() == 1 && next == parameter) {
                return Math.exp(point[parameter]) < 10 * AT_END * likelihood.ratioUnit(b);
            }
            next += model.blocks().get(b).parameters();
        }
        return false;
    }

    private double[] minimise(double[] start, int[] over) {
        Minimum minimum = LimitedMemoryBfgs.minimise(
                (moved, gradient) -> {
                    double[] point = placed(start, over, moved);
                    Optional<RestrictedLikelihood.State> state =
                            beyond(point, moved) ? Optional.empty() : likelihood.at(point);
                    if (state.isEmpty()) {
                        return Double.POSITIVE_INFINITY;
                    }
                    for (int i = 0; i < over.length; i++) {
                        gradient[i] = likelihood.slope(point, over[i]);
                    }
                    return state.get().value();
                },
                new double[over.length],
                TOLERANCE,
                MAX_ITERATIONS,
                LEAST_DECREASE);
        return placed(start, over, minimum.point());
    }

    /** Variance ratios stop short of the end of their range, and all of what no arithmetic can tell from infinity. */
    private boolean beyond(double[] point, double[] moved) {
        boolean beyond = Arrays.stream(moved).anyMatch(by -> Math.abs(by) > FURTHEST);
        int next = likelihood.scales();
        for (int b = 0; b < model.blocks().size(); b++) {
            beyond |=
                    model.blocks().get(b).dimension() == 1 && Math.exp(point[next]) < AT_END * likelihood.ratioUnit(b);
            next += model.blocks().get(b).parameters();
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

    private DMatrixRMaj curvature() {
        int size = free.length;
        DMatrixRMaj curvature = new DMatrixRMaj(size, size);
        double centre = likelihood.value(estimate);
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
        return likelihood.value(point);
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

    /** By the free parameters, in order. */
    private List<DMatrixRMaj> covarianceSlopes() {
        List<DMatrixRMaj> slopes = new ArrayList<>();
        for (int parameter : free) {
            double[] moved = estimate.clone();
            moved[parameter] += STEP;
            DMatrixRMaj slope = likelihood.covariance(moved);
            moved[parameter] -= 2 * STEP;
            CommonOps_DDRM.subtractEquals(slope, likelihood.covariance(moved));
            CommonOps_DDRM.scale(1 / (2 * STEP), slope);
            slopes.add(slope);
        }
        return slopes;
    }
}
