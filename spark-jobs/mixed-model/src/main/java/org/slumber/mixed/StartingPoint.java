package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the search for the maximum starts, and how far a parameter moves the likelihood there: least squares on the scale of
 * the linear predictor, the groups' mean residuals taken away one term after the other, the dispersion from the residual
 * variance.
 *
 * @param parameters as {@link LaplaceLikelihood} orders them
 * @param scale {@code [parameter]} its rough standard error
 */
record StartingPoint(double[] parameters, double[] scale) {
    /** Least variance and deviation to start from, as a fraction of the residuals' of the fixed effects. */
    private static final double FLOOR = 0.05;

    private static final double LEAST_PRECISION = 2;
    private static final double GREATEST_PRECISION = 1e6;
    /** By how much the spread of the random terms and the precision are tried greater and smaller. */
    private static final double[][] OTHERS = {{4, 4}, {0.1, 0.5}};

    private record Problem(
            Family family, Responses responses, double[][] basis, DispersionRows dispersion, List<RandomBlock> blocks) {
        int firstRandom() {
            return basis.length + dispersion.basis().length;
        }
    }

    /** The best guess first, then others that may lead to another maximum. */
    static List<StartingPoint> of(
            Family family, Responses responses, double[][] basis, DispersionRows dispersion, List<RandomBlock> blocks) {
        Problem problem = new Problem(family, responses, basis, dispersion, blocks);
        StartingPoint guess = guess(problem);
        List<StartingPoint> starts = new ArrayList<>(List.of(guess));
        if (!blocks.isEmpty()) {
            for (double[] other : OTHERS) {
                starts.add(guess.moved(problem, other[0], other[1]));
            }
        }
        return starts;
    }

    private StartingPoint moved(Problem problem, double spreads, double precision) {
        double[] elsewhere = parameters.clone();
        for (int i = problem.firstRandom(); i < elsewhere.length; i++) {
            elsewhere[i] *= spreads;
        }
        double[] shift = constant(problem, (problem.family.fractions() ? 1 : -0.5) * Math.log(precision));
        for (int k = 0; k < shift.length; k++) {
            elsewhere[problem.basis.length + k] += shift[k];
        }
        return new StartingPoint(elsewhere, scale);
    }

    /** Coordinates of a log dispersion that is the same in all rows. */
    private static double[] constant(Problem problem, double value) {
        double[] everywhere = new double[problem.responses.rows()];
        Arrays.fill(everywhere, value);
        return problem.dispersion.coordinates(everywhere);
    }

    private static StartingPoint guess(Problem problem) {
        int coordinates = problem.basis.length;
        int size = problem.firstRandom()
                + problem.blocks.stream().mapToInt(RandomBlock::parameters).sum();
        double[] parameters = new double[size];
        double[] residuals = linear(problem);
        for (int k = 0; k < coordinates; k++) {
            for (int i = 0; i < residuals.length; i++) {
                parameters[k] += problem.basis[k][i] * residuals[i];
            }
        }
        for (int k = 0; k < coordinates; k++) {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= problem.basis[k][i] * parameters[k];
            }
        }
        double whole = meanSquare(residuals);
        double[] spreads = new double[problem.blocks.size()];
        List<Integer> coarsestFirst = IntStream.range(0, spreads.length)
                .boxed()
                .sorted(Comparator.comparingInt(
                        b -> problem.blocks.get(b).grouping().size()))
                .toList();
        for (int b : coarsestFirst) {
            double between = takeMeans(problem.blocks.get(b).grouping(), residuals);
            spreads[b] = Math.sqrt(Math.max(between, FLOOR * FLOOR * whole));
        }
        double variance = Math.max(meanSquare(residuals), FLOOR * whole);
        double logDispersion = logDispersion(problem, variance);
        System.arraycopy(
                constant(problem, logDispersion), 0, parameters, coordinates, problem.dispersion.basis().length);
        double[] scale = new double[size];
        Arrays.fill(scale, 0, coordinates, Math.sqrt(Math.max(variance, 1e-12)));
        Arrays.fill(scale, coordinates, problem.firstRandom(), Math.sqrt(2));
        int next = problem.firstRandom();
        for (int b = 0; b < spreads.length; b++) {
            RandomBlock block = problem.blocks.get(b);
            Arrays.fill(
                    scale,
                    next,
                    next + block.parameters(),
                    Math.max(spreads[b], 1e-6)
                            / Math.sqrt(2.0 * block.grouping().size()));
            for (int r = 0; r < block.dimension(); r++) {
                double size2 = meanSquare(block.values()[r]);
                parameters[next + block.parameter(r, r)] = spreads[b] / Math.sqrt(block.dimension() * size2);
            }
            next += block.parameters();
        }
        return new StartingPoint(parameters, scale);
    }

    /** Responses on the scale of the linear predictor; half a success and half a failure are added to counts. */
    private static double[] linear(Problem problem) {
        double[] linear = new double[problem.responses.rows()];
        for (int i = 0; i < linear.length; i++) {
            double y = problem.responses.values()[i];
            double trials = problem.responses.trials()[i];
            if (problem.family.counts()) {
                y = (y * trials + 0.5) / (trials + 1);
            }
            linear[i] = problem.family.fractions() ? Math.log(y) - Math.log1p(-y) : y;
        }
        return linear;
    }

    /** From the variance of the residuals: of a logit it is about that of the fraction over (μ(1 − μ))². */
    private static double logDispersion(Problem problem, double variance) {
        if (!problem.family.fractions()) {
            return Math.log(Math.max(variance, 1e-300)) / 2;
        }
        double[] values = problem.responses.values();
        double response = Arrays.stream(values).map(y -> y * (1 - y)).average().orElseThrow();
        double trials = Arrays.stream(problem.responses.trials()).average().orElseThrow();
        double precision = 1 / (variance * response);
        if (problem.family.counts()) {
            double excess = Math.max(variance * response * trials - 1, 1e-3);
            precision = (trials - 1) / excess - 1;
        }
        return Math.log(Math.min(Math.max(precision, LEAST_PRECISION), GREATEST_PRECISION));
    }

    /** Subtracts the groups' means; returns their mean square. */
    private static double takeMeans(Grouping grouping, double[] residuals) {
        double[] means = new double[grouping.size()];
        int[] counts = new int[grouping.size()];
        for (int i = 0; i < residuals.length; i++) {
            means[grouping.codes()[i]] += residuals[i];
            counts[grouping.codes()[i]]++;
        }
        for (int level = 0; level < means.length; level++) {
            means[level] /= counts[level];
        }
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= means[grouping.codes()[i]];
        }
        return meanSquare(means);
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(x -> x * x).average().orElse(0);
    }
}
