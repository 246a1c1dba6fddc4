package org.slumber.mixed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the search for the maximum starts, and how far a parameter moves the likelihood there: least squares on the logit
 * scale, the groups' mean residuals taken away one term after the other, the precision from the residual variance by
 * Var(logit y) ≈ 1/(φμ(1 − μ)).
 *
 * @param parameters as {@link LaplaceLikelihood} orders them
 * @param scale {@code [parameter]} its rough standard error
 */
record StartingPoint(double[] parameters, double[] scale) {
    /** Least variance and deviation to start from, as a fraction of the residuals' of the fixed effects. */
    private static final double FLOOR = 0.05;

    private static final double LEAST_PRECISION = 2;
    private static final double GREATEST_PRECISION = 1e7;

    static StartingPoint of(double[][] basis, double[] responses, List<Grouping> groupings) {
        int coordinates = basis.length;
        double[] parameters = new double[coordinates + 1 + groupings.size()];
        double[] residuals =
                Arrays.stream(responses).map(y -> Math.log(y) - Math.log1p(-y)).toArray();
        for (int k = 0; k < coordinates; k++) {
            for (int i = 0; i < residuals.length; i++) {
                parameters[k] += basis[k][i] * residuals[i];
            }
        }
        for (int k = 0; k < coordinates; k++) {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= basis[k][i] * parameters[k];
            }
        }
        double whole = meanSquare(residuals);
        List<Integer> coarsestFirst = IntStream.range(0, groupings.size())
                .boxed()
                .sorted(Comparator.comparingInt(t -> groupings.get(t).size()))
                .toList();
        for (int t : coarsestFirst) {
            double between = takeMeans(groupings.get(t), residuals);
            parameters[coordinates + 1 + t] = Math.sqrt(Math.max(between, FLOOR * FLOOR * whole));
        }
        double response =
                Arrays.stream(responses).map(y -> y * (1 - y)).average().orElseThrow();
        double variance = Math.max(meanSquare(residuals), FLOOR * whole);
        double precision = Math.min(Math.max(1 / (variance * response), LEAST_PRECISION), GREATEST_PRECISION);
        parameters[coordinates] = Math.log(precision);
        return new StartingPoint(parameters, scale(parameters, coordinates, responses.length, groupings, response));
    }

    private static double[] scale(
            double[] parameters, int coordinates, int rows, List<Grouping> groupings, double response) {
        double[] scale = new double[parameters.length];
        Arrays.fill(scale, 0, coordinates, 1 / Math.sqrt(Math.exp(parameters[coordinates]) * response));
        scale[coordinates] = Math.sqrt(2.0 / rows);
        for (int t = 0; t < groupings.size(); t++) {
            double deviation = parameters[coordinates + 1 + t];
            scale[coordinates + 1 + t] =
                    Math.max(deviation, 1e-6) / Math.sqrt(2.0 * groupings.get(t).size());
        }
        return scale;
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
