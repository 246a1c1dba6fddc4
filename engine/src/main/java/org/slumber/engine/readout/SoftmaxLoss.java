package org.slumber.engine.readout;

import java.util.Arrays;
import org.slumber.engine.numeric.DifferentiableFunction;

/**
 * The objective of the multinomial logistic regression: ½·ρ·Σw² + C·Σᵢ −log pᵢ, where pᵢ is the softmax probability of
 * sample i's own class, exp(w_c·x + b_c) / Σ_k exp(w_k·x + b_k). The intercepts b are not penalised.
 *
 * <p>Parameters are laid out as all weights {@code [class][feature]}, then the intercepts {@code [class]}. Both passes
 * over the data add multiples of one array to another, which vectorises where sums over an array do not; for that the
 * samples are held both by row and by column.
 */
final class SoftmaxLoss implements DifferentiableFunction {
    private final double[][] rows;
    private final double[][] columns;
    private final int[] classOf;
    private final int classes;
    private final double inverseRegularisation;
    private final double ridge;
    /** {@code [class][sample]}: w·x + b, then the probability, then C times the residual. */
    private final double[][] activation;

    private final double[] maximum;
    private final double[] normaliser;

    /**
     * The objective for samples {@code [sample][feature]}, at least one, and their classes, 0 to {@code classes}−1.
     *
     * @param inverseRegularisation C
     * @param ridge ρ: 1, or 0 where weights are penalised otherwise
     */
    SoftmaxLoss(double[][] rows, int[] classOf, int classes, double inverseRegularisation, double ridge) {
        this.ridge = ridge;
        this.rows = rows;
        this.columns = PrincipalAxes.transposed(rows);
        this.classOf = classOf;
        this.classes = classes;
        this.inverseRegularisation = inverseRegularisation;
        activation = new double[classes][rows.length];
        maximum = new double[rows.length];
        normaliser = new double[rows.length];
    }

    /** Length of the parameters. */
    int parameters() {
        return classes * (columns.length + 1);
    }

    @Override
    public double valueAndGradient(double[] parameters, double[] gradient) {
        activate(parameters);
        double loss = toResiduals();
        double penalty = 0;
        int features = columns.length;
        for (int c = 0; c < classes; c++) {
            double[] residual = activation[c];
            double[] slope = new double[features];
            double interceptSlope = 0;
            for (int i = 0; i < rows.length; i++) {
                double factor = residual[i];
                double[] row = rows[i];
                for (int j = 0; j < slope.length; j++) {
                    slope[j] += factor * row[j];
                }
                interceptSlope += factor;
            }
            for (int j = 0; j < features; j++) {
                double weight = parameters[c * features + j];
                penalty += weight * weight;
                gradient[c * features + j] = ridge * weight + slope[j];
            }
            gradient[classes * features + c] = interceptSlope;
        }
        return ridge * penalty / 2 + inverseRegularisation * loss;
    }

    private void activate(double[] parameters) {
        int features = columns.length;
        for (int c = 0; c < classes; c++) {
            double[] sum = activation[c];
            Arrays.fill(sum, parameters[classes * features + c]);
            for (int j = 0; j < features; j++) {
                double weight = parameters[c * features + j];
                double[] column = columns[j];
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * column[i];
                }
            }
        }
    }

    /** Turns activations into C·(p − [own class]) and returns Σ −log p of the own class. */
    private double toResiduals() {
        double loss = 0;
        System.arraycopy(activation[0], 0, maximum, 0, maximum.length);
        for (double[] sum : activation) {
            for (int i = 0; i < sum.length; i++) {
                maximum[i] = Math.max(maximum[i], sum[i]);
            }
        }
        for (int i = 0; i < maximum.length; i++) {
            loss += maximum[i] - activation[classOf[i]][i];
            normaliser[i] = 0;
        }
        for (double[] sum : activation) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = StrictMath.exp(sum[i] - maximum[i]);
                normaliser[i] += sum[i];
            }
        }
        for (int i = 0; i < maximum.length; i++) {
            loss += StrictMath.log(normaliser[i]);
        }
        for (int c = 0; c < classes; c++) {
            double[] sum = activation[c];
            for (int i = 0; i < sum.length; i++) {
                double probability = sum[i] / normaliser[i];
                sum[i] = inverseRegularisation * (probability - (classOf[i] == c ? 1 : 0));
            }
        }
        return loss;
    }
}
