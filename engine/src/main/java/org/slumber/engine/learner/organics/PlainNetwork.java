package org.slumber.engine.learner.organics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.learner.surrogate.RowSum;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;

/** A network of {@link PlainCell}s. */
final class PlainNetwork implements RecurrentNetwork {
    private final PlainCell.Nonlinearity nonlinearity;
    private final int units;
    /** {@code [input][unit]}. */
    private final double[][] drive;
    /** {@code [pre][post]}. */
    private final double[][] recurrent;

    private final double[] bias;
    private final double[][] byDrive;
    private final double[][] byRecurrent;
    private final double[] byBias;
    private final double[][] recurrentBack;
    /** {@code [step from 0][unit]}. */
    private final double[][] states;

    private final double[] byState;
    private final double[] bySum;

    PlainNetwork(PlainCell.Nonlinearity nonlinearity, int inputs, int units, int steps) {
        this.nonlinearity = nonlinearity;
        this.units = units;
        drive = new double[inputs][units];
        recurrent = new double[units][units];
        bias = new double[units];
        byDrive = new double[inputs][units];
        byRecurrent = new double[units][units];
        byBias = new double[units];
        recurrentBack = new double[units][units];
        states = new double[steps + 1][units];
        byState = new double[units];
        bySum = new double[units];
    }

    /** Draws what training starts with. */
    void draw(RandomStreams streams) {
        UniformRandomProvider random = streams.stream("organics-weights");
        double bound = 1 / Math.sqrt(units);
        for (double[] row : learnt()) {
            Arrays.setAll(row, post -> (2 * random.nextDouble() - 1) * bound);
        }
        refresh();
    }

    @Override
    public List<double[]> learnt() {
        return rows(drive, recurrent, bias);
    }

    @Override
    public List<double[]> gradient() {
        return rows(byDrive, byRecurrent, byBias);
    }

    private static List<double[]> rows(double[][] drive, double[][] recurrent, double[] bias) {
        List<double[]> rows = new ArrayList<>(Arrays.asList(drive));
        rows.addAll(Arrays.asList(recurrent));
        rows.add(bias);
        return rows;
    }

    @Override
    public Map<SynapseGroup, double[][]> weights() {
        Map<SynapseGroup, double[][]> weights = new LinkedHashMap<>();
        weights.put(SynapseGroup.INPUT_HIDDEN, drive);
        weights.put(SynapseGroup.RECURRENT, recurrent);
        return weights;
    }

    @Override
    public void refresh() {
        for (int pre = 0; pre < units; pre++) {
            for (int post = 0; post < units; post++) {
                recurrentBack[post][pre] = recurrent[pre][post];
            }
        }
    }

    @Override
    public double[] run(InputSequence in) {
        for (int step = 1; step <= in.steps(); step++) {
            double[] state = states[step];
            System.arraycopy(bias, 0, state, 0, units);
            for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
                RowSum.add(state, drive[in.inputs()[k]], in.values()[k]);
            }
            RowSum.add(state, recurrent, states[step - 1]);
            for (int unit = 0; unit < units; unit++) {
                state[unit] = nonlinearity.of(state[unit]);
            }
        }
        return states[in.steps()];
    }

    @Override
    public void back(InputSequence in, double[] byResponse) {
        System.arraycopy(byResponse, 0, byState, 0, units);
        for (int step = in.steps(); step >= 1; step--) {
            for (int unit = 0; unit < units; unit++) {
                bySum[unit] = byState[unit] * nonlinearity.derivative(states[step][unit]);
            }
            RowSum.add(byBias, bySum, 1);
            for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
                RowSum.add(byDrive[in.inputs()[k]], bySum, in.values()[k]);
            }
            for (int pre = 0; pre < units; pre++) {
                RowSum.add(byRecurrent[pre], bySum, states[step - 1][pre]);
            }
            Arrays.fill(byState, 0);
            RowSum.add(byState, recurrentBack, bySum);
        }
    }

    /** Of its step, less the identity: as of a flow that a step of Euler's method follows for a unit of time. */
    @Override
    public Optional<DMatrixRMaj> jacobian(int step) {
        DMatrixRMaj jacobian = new DMatrixRMaj(units, units);
        for (int post = 0; post < units; post++) {
            double derivative = nonlinearity.derivative(states[step][post]);
            for (int pre = 0; pre < units; pre++) {
                jacobian.set(post, pre, derivative * recurrent[pre][post] - (pre == post ? 1 : 0));
            }
        }
        return Optional.of(jacobian);
    }
}
