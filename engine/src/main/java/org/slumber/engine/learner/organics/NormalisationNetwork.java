package org.slumber.engine.learner.organics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.slumber.engine.input.InputSequence;
import org.slumber.engine.learner.surrogate.RowSum;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.random.RandomStreams;

/**
 * A circuit of {@link NormalisationCell}s.
 *
 * <p>Where √[a] has no derivative, at a ≤ 0, that counts as 0.
 *
 * <p>Implementation notes. All products are sums of rows, forward by what is read and backward by what reads, for which each
 * matrix is also kept transposed, anew after every batch: five or six of units · units a step, and twice as many back.
 */
final class NormalisationNetwork implements RecurrentNetwork {
    /** Steps in which a fixed point is looked for, each a tenth of the fastest rate that there can be where it stands. */
    private static final int SETTLING_STEPS = 20_000;

    private static final double SETTLING_RATE = 0.1;
    /** A state stands still where no flow, relative to the largest state, is above this. */
    private static final double STILL = 1e-10;
    /** A state that is larger has run away. */
    private static final double RUNAWAY = 1e100;

    private final NormalisationCell cell;
    private final int units;
    private final boolean identity;
    private final NormalisationWeights learnt;
    private final NormalisationWeights gradient;
    /** k_max of y, a, b₀ and b₁. */
    private final double[] largestRates;
    /** {@code [of which][unit]}: k. */
    private final double[][] rates;

    private final double[][] pool;
    private final double[][] poolBack;
    private final double[][] recurrentBack;
    private final double[][][] gainByResponseBack;
    private final double[][][] gainByNormalisationBack;

    // --- what a run leaves for the way back, [step from 0][unit]
    private final double[][] y;
    private final double[][] a;
    /** {@code [gain][step from 0][unit]}. */
    private final double[][][] b;

    /** Of steps from 1: z, W_r·y, [y]²∘[a], W_y times that. */
    private final double[][] z;

    private final double[][] recurrence;
    private final double[][] energy;
    private final double[][] pooled;
    /** {@code [gain][step from 1][unit]}: what b goes to. */
    private final double[][][] aim;

    // --- of one step back, [unit]
    private final double[] byY;
    private final double[] byA;
    private final double[][] byB;
    private final double[] byRecurrence;
    private final double[] byDrive;
    private final double[] byPooled;
    private final double[] byEnergy;
    private final double[][] byAim;

    NormalisationNetwork(NormalisationCell cell, int inputs, int units, int steps) {
        this.cell = cell;
        this.units = units;
        identity = cell.recurrence() == NormalisationCell.Recurrence.IDENTITY;
        learnt = new NormalisationWeights(inputs, units, !identity);
        gradient = new NormalisationWeights(inputs, units, !identity);
        largestRates = new double[] {cell.responseRate(), cell.normalisationRate(), cell.gainRate(), cell.gainRate()};
        rates = new double[largestRates.length][units];
        pool = new double[units][units];
        poolBack = new double[units][units];
        recurrentBack = new double[learnt.recurrent.length][units];
        gainByResponseBack = new double[2][units][units];
        gainByNormalisationBack = new double[2][units][units];
        y = new double[steps + 1][units];
        a = new double[steps + 1][units];
        b = new double[2][steps + 1][units];
        z = new double[steps + 1][units];
        recurrence = new double[steps + 1][units];
        energy = new double[steps + 1][units];
        pooled = new double[steps + 1][units];
        aim = new double[2][steps + 1][units];
        byY = new double[units];
        byA = new double[units];
        byB = new double[2][units];
        byRecurrence = new double[units];
        byDrive = new double[units];
        byPooled = new double[units];
        byEnergy = new double[units];
        byAim = new double[2][units];
    }

    // --- start

    /** Draws what training starts with. */
    void draw(RandomStreams streams) {
        UniformRandomProvider random = streams.stream("organics-weights");
        fill(learnt.drive, learnt.drive.length, random);
        double norm = NormOps_DDRM.inducedP2(new DMatrixRMaj(learnt.drive));
        for (double[] row : learnt.drive) {
            for (int unit = 0; unit < units; unit++) {
                row[unit] /= norm;
            }
        }
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        drawOrthogonal(learnt.recurrent, gaussian);
        for (int gain = 0; gain < 2; gain++) {
            fill(learnt.gainByInput[gain], learnt.drive.length, random);
            fill(learnt.gainByResponse[gain], units, random);
            fill(learnt.gainByNormalisation[gain], units, random);
        }
        for (int pre = 0; pre < units; pre++) {
            for (int post = 0; post < units; post++) {
                // in (0, 1], as 0 has no logarithm
                learnt.logPool[pre][post] = pre == post ? 0 : StrictMath.log(1 - random.nextDouble());
            }
        }
        for (double[] row : learnt.rates) {
            Arrays.setAll(row, unit -> gaussian.sample());
        }
        UniformRandomProvider states = streams.stream("organics-states");
        Arrays.setAll(y[0], unit -> states.nextDouble());
        double length = Math.sqrt(Arrays.stream(y[0]).map(each -> each * each).sum());
        Arrays.setAll(y[0], unit -> y[0][unit] / length);
        Arrays.setAll(a[0], unit -> states.nextDouble());
        Arrays.fill(b[0][0], 1);
        Arrays.setAll(b[1][0], unit -> states.nextDouble());
        refresh();
    }

    private static void fill(double[][] weights, int read, UniformRandomProvider random) {
        double bound = 1 / Math.sqrt(read);
        for (double[] row : weights) {
            Arrays.setAll(row, post -> (2 * random.nextDouble() - 1) * bound);
        }
    }

    /** Gaussian rows, each freed of those before it, twice, as once leaves what rounding left. */
    private static void drawOrthogonal(double[][] rows, ZigguratSampler.NormalizedGaussian gaussian) {
        for (int row = 0; row < rows.length; row++) {
            double[] each = rows[row];
            Arrays.setAll(each, i -> gaussian.sample());
            for (int time = 0; time < 2; time++) {
                for (int before = 0; before < row; before++) {
                    RowSum.add(each, rows[before], -product(each, rows[before]));
                }
                double length = Math.sqrt(product(each, each));
                Arrays.setAll(each, i -> each[i] / length);
            }
        }
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    // --- what is learnt

    /** What is learnt; not copied. */
    NormalisationWeights weightsLearnt() {
        return learnt;
    }

    /** States before the first step: y, a, b₀ and b₁, {@code [of which][unit]}; not copied. */
    double[][] start() {
        return new double[][] {y[0], a[0], b[0][0], b[1][0]};
    }

    /** States after a step of the last run, as {@link #start}; not copied. */
    double[][] states(int step) {
        return new double[][] {y[step], a[step], b[0][step], b[1][step]};
    }

    @Override
    public List<double[]> learnt() {
        return learnt.rows();
    }

    @Override
    public List<double[]> gradient() {
        return gradient.rows();
    }

    @Override
    public Map<SynapseGroup, double[][]> weights() {
        Map<SynapseGroup, double[][]> weights = new LinkedHashMap<>();
        weights.put(SynapseGroup.INPUT_HIDDEN, learnt.drive);
        if (!identity) {
            weights.put(SynapseGroup.RECURRENT, learnt.recurrent);
        }
        for (int gain = 0; gain < 2; gain++) {
            String ofGain = "-gain" + gain;
            String meaning = " to the gain b" + gain + " (organics)";
            weights.put(new SynapseGroup("input" + ofGain, "weights from inputs" + meaning), learnt.gainByInput[gain]);
            weights.put(
                    new SynapseGroup("response" + ofGain, "weights from responses" + meaning),
                    learnt.gainByResponse[gain]);
            weights.put(
                    new SynapseGroup("normalisation" + ofGain, "weights from the normalisation" + meaning),
                    learnt.gainByNormalisation[gain]);
        }
        return weights;
    }

    @Override
    public void refresh() {
        for (int pre = 0; pre < units; pre++) {
            for (int post = 0; post < units; post++) {
                double weight = Math.min(StrictMath.exp(learnt.logPool[pre][post]), 1);
                pool[pre][post] = weight;
                poolBack[post][pre] = weight;
            }
        }
        transpose(learnt.recurrent, recurrentBack);
        for (int gain = 0; gain < 2; gain++) {
            transpose(learnt.gainByResponse[gain], gainByResponseBack[gain]);
            transpose(learnt.gainByNormalisation[gain], gainByNormalisationBack[gain]);
        }
        for (int which = 0; which < rates.length; which++) {
            for (int unit = 0; unit < units; unit++) {
                rates[which][unit] = largestRates[which] * logistic(learnt.rates[which][unit]);
            }
        }
    }

    private static void transpose(double[][] matrix, double[][] transposed) {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    // --- forward

    @Override
    public double[] run(InputSequence in) {
        for (int step = 1; step <= in.steps(); step++) {
            step(in, step);
        }
        return y[in.steps()];
    }

    private void step(InputSequence in, int step) {
        double[] drive = z[step];
        read(learnt.drive, in, step, drive);
        for (int unit = 0; unit < units; unit++) {
            drive[unit] = Math.max(0, drive[unit]);
        }
        for (int gain = 0; gain < 2; gain++) {
            double[] goal = aim[gain][step];
            read(learnt.gainByInput[gain], in, step, goal);
            RowSum.add(goal, learnt.gainByResponse[gain], y[step - 1]);
            RowSum.add(goal, learnt.gainByNormalisation[gain], a[step - 1]);
            double[] k = rates[NormalisationWeights.GAIN + gain];
            for (int unit = 0; unit < units; unit++) {
                goal[unit] = logistic(goal[unit]);
                double before = b[gain][step - 1][unit];
                b[gain][step][unit] = before + k[unit] * (goal[unit] - before);
            }
        }
        recur(y[step - 1], a[step - 1], recurrence[step], energy[step], pooled[step]);
        for (int unit = 0; unit < units; unit++) {
            y[step][unit] = y[step - 1][unit]
                    + rates[NormalisationWeights.RESPONSE][unit]
                            * responseFlow(
                                    y[step - 1][unit],
                                    a[step - 1][unit],
                                    b[1][step - 1][unit] * drive[unit],
                                    recurrence[step][unit]);
            a[step][unit] = a[step - 1][unit]
                    + rates[NormalisationWeights.NORMALISATION][unit]
                            * normalisationFlow(a[step - 1][unit], b[0][step - 1][unit], pooled[step][unit]);
        }
    }

    private static void read(double[][] weights, InputSequence in, int step, double[] sum) {
        Arrays.fill(sum, 0);
        for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
            RowSum.add(sum, weights[in.inputs()[k]], in.values()[k]);
        }
    }

    /** What responses and normalisation send each other: W_r·y, [y]²∘[a] and W_y times that, all set. */
    private void recur(double[] response, double[] normalisation, double[] sum, double[] squared, double[] pooledTo) {
        if (identity) {
            System.arraycopy(response, 0, sum, 0, units);
        } else {
            Arrays.fill(sum, 0);
            RowSum.add(sum, learnt.recurrent, response);
        }
        for (int unit = 0; unit < units; unit++) {
            double positive = Math.max(0, response[unit]);
            squared[unit] = positive * positive * Math.max(0, normalisation[unit]);
        }
        Arrays.fill(pooledTo, 0);
        RowSum.add(pooledTo, pool, squared);
    }

    /** −y + b₁·z + (1 − √[a])·[W_r·y]. */
    private static double responseFlow(double response, double normalisation, double driven, double sum) {
        return -response + driven + (1 - Math.sqrt(Math.max(0, normalisation))) * Math.max(0, sum);
    }

    /** −a + σ²·b₀² + W_y·([y]²∘[a]). */
    private double normalisationFlow(double normalisation, double gain, double pooledOf) {
        double ofGain = cell.semisaturation() * gain;
        return -normalisation + ofGain * ofGain + pooledOf;
    }

    // --- backward

    @Override
    public void back(InputSequence in, double[] byResponse) {
        System.arraycopy(byResponse, 0, byY, 0, units);
        Arrays.fill(byA, 0);
        for (double[] each : byB) {
            Arrays.fill(each, 0);
        }
        for (int step = in.steps(); step >= 1; step--) {
            backThroughStates(step);
            write(gradient.drive, in, step, byDrive);
            backThroughRecurrence(step);
            backThroughGains(in, step);
        }
    }

    /** From dL by the states after a step to dL by what moved them, and by themselves before it as far as they stay. */
    private void backThroughStates(int step) {
        double[] ky = rates[NormalisationWeights.RESPONSE];
        double[] ka = rates[NormalisationWeights.NORMALISATION];
        double[] byKy = gradient.rates[NormalisationWeights.RESPONSE];
        double[] byKa = gradient.rates[NormalisationWeights.NORMALISATION];
        double squaredSigma = cell.semisaturation() * cell.semisaturation();
        for (int unit = 0; unit < units; unit++) {
            double response = y[step - 1][unit];
            double normalisation = a[step - 1][unit];
            double gain0 = b[0][step - 1][unit];
            double gain1 = b[1][step - 1][unit];
            double drive = z[step][unit];
            double root = Math.sqrt(Math.max(0, normalisation));
            double sum = recurrence[step][unit];
            byKy[unit] += byY[unit] * responseFlow(response, normalisation, gain1 * drive, sum);
            byKa[unit] += byA[unit] * normalisationFlow(normalisation, gain0, pooled[step][unit]);
            double pushed = ky[unit] * byY[unit];
            byPooled[unit] = ka[unit] * byA[unit];
            byY[unit] -= pushed;
            byA[unit] -= byPooled[unit] + (root > 0 ? pushed * Math.max(0, sum) / (2 * root) : 0);
            byRecurrence[unit] = sum > 0 ? pushed * (1 - root) : 0;
            byDrive[unit] = drive > 0 ? pushed * gain1 : 0;
            backThroughGain(0, step, unit, byPooled[unit] * 2 * squaredSigma * gain0);
            backThroughGain(1, step, unit, pushed * drive);
        }
    }

    /** As {@link #backThroughStates}, of a gain, which moved others by {@code more}. */
    private void backThroughGain(int gain, int step, int unit, double more) {
        int which = NormalisationWeights.GAIN + gain;
        double goal = aim[gain][step][unit];
        double by = byB[gain][unit];
        gradient.rates[which][unit] += by * (goal - b[gain][step - 1][unit]);
        byAim[gain][unit] = by * rates[which][unit] * goal * (1 - goal);
        byB[gain][unit] = by * (1 - rates[which][unit]) + more;
    }

    private void backThroughRecurrence(int step) {
        double[] response = y[step - 1];
        double[] normalisation = a[step - 1];
        if (identity) {
            RowSum.add(byY, byRecurrence, 1);
        } else {
            RowSum.add(byY, recurrentBack, byRecurrence);
            addOuter(gradient.recurrent, response, byRecurrence);
        }
        addOuter(gradient.logPool, energy[step], byPooled);
        Arrays.fill(byEnergy, 0);
        RowSum.add(byEnergy, poolBack, byPooled);
        for (int unit = 0; unit < units; unit++) {
            double positive = Math.max(0, response[unit]);
            byY[unit] += byEnergy[unit] * 2 * positive * Math.max(0, normalisation[unit]);
            byA[unit] += normalisation[unit] > 0 ? byEnergy[unit] * positive * positive : 0;
        }
    }

    private void backThroughGains(InputSequence in, int step) {
        for (int gain = 0; gain < byAim.length; gain++) {
            write(gradient.gainByInput[gain], in, step, byAim[gain]);
            addOuter(gradient.gainByResponse[gain], y[step - 1], byAim[gain]);
            addOuter(gradient.gainByNormalisation[gain], a[step - 1], byAim[gain]);
            RowSum.add(byY, gainByResponseBack[gain], byAim[gain]);
            RowSum.add(byA, gainByNormalisationBack[gain], byAim[gain]);
        }
    }

    private static void write(double[][] gradient, InputSequence in, int step, double[] by) {
        for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
            RowSum.add(gradient[in.inputs()[k]], by, in.values()[k]);
        }
    }

    private static void addOuter(double[][] gradient, double[] read, double[] by) {
        for (int pre = 0; pre < read.length; pre++) {
            RowSum.add(gradient[pre], by, read[pre]);
        }
    }

    /** From W_y and k to their logarithm and κ. */
    @Override
    public void bringBack() {
        for (int pre = 0; pre < units; pre++) {
            for (int post = 0; post < units; post++) {
                gradient.logPool[pre][post] *= learnt.logPool[pre][post] <= 0 ? pool[pre][post] : 0;
            }
        }
        for (int which = 0; which < rates.length; which++) {
            for (int unit = 0; unit < units; unit++) {
                double k = rates[which][unit];
                gradient.rates[which][unit] *= k * (1 - k / largestRates[which]);
            }
        }
    }

    // --- stability

    /** Of y and a, drive and gains held as they are at the step; empty where the flow is not seen to come to rest. */
    @Override
    public Optional<DMatrixRMaj> jacobian(int step) {
        double[] driven = new double[units];
        Arrays.setAll(driven, unit -> b[1][step][unit] * z[step][unit]);
        return fixedPoint(step, driven).map(still -> jacobian(still[0], still[1]));
    }

    private DMatrixRMaj jacobian(double[] response, double[] normalisation) {
        double[] sum = new double[units];
        recur(response, normalisation, sum, new double[units], new double[units]);
        DMatrixRMaj jacobian = new DMatrixRMaj(2 * units, 2 * units);
        for (int unit = 0; unit < units; unit++) {
            double ky = rates[NormalisationWeights.RESPONSE][unit];
            double ka = rates[NormalisationWeights.NORMALISATION][unit];
            double root = Math.sqrt(Math.max(0, normalisation[unit]));
            for (int other = 0; other < units; other++) {
                double weight = identity ? (unit == other ? 1 : 0) : learnt.recurrent[other][unit];
                double returned = sum[unit] > 0 ? (1 - root) * weight : 0;
                double positive = Math.max(0, response[other]);
                double energetic = normalisation[other] > 0 ? pool[other][unit] * positive * positive : 0;
                double leak = unit == other ? 1 : 0;
                jacobian.set(unit, other, ky * (returned - leak));
                jacobian.set(
                        units + unit, other, ka * pool[other][unit] * 2 * positive * Math.max(0, normalisation[other]));
                jacobian.set(units + unit, units + other, ka * (energetic - leak));
            }
            jacobian.set(unit, units + unit, root > 0 ? -ky * Math.max(0, sum[unit]) / (2 * root) : 0);
        }
        return jacobian;
    }

    /** y and a; empty where none is found. */
    private Optional<double[][]> fixedPoint(int step, double[] driven) {
        double[] response = y[step].clone();
        double[] normalisation = a[step].clone();
        if (identity) {
            double[] squared = Arrays.stream(driven).map(each -> each * each).toArray();
            Arrays.setAll(normalisation, unit -> 0);
            RowSum.add(normalisation, pool, squared);
            for (int unit = 0; unit < units; unit++) {
                double ofGain = cell.semisaturation() * b[0][step][unit];
                normalisation[unit] += ofGain * ofGain;
                response[unit] = driven[unit] / Math.sqrt(normalisation[unit]);
            }
        } else if (!settles(step, driven, response, normalisation)) {
            return Optional.empty();
        }
        return Optional.of(new double[][] {response, normalisation});
    }

    /**
     * Follows the flow until it stands still, each state at its own rate, in steps short beside the fastest that states follow
     * each other: y goes at √a, and a, as W_y is at most 1, at no more than Σ[y]².
     *
     * @return whether it does
     */
    private boolean settles(int step, double[] driven, double[] response, double[] normalisation) {
        double[] sum = new double[units];
        double[] squared = new double[units];
        double[] pooledOf = new double[units];
        double largestRate = Math.max(cell.responseRate(), cell.normalisationRate());
        for (int time = 0; time < SETTLING_STEPS; time++) {
            recur(response, normalisation, sum, squared, pooledOf);
            double largestFlow = 0;
            double largestState = 1;
            double largestNormalisation = 0;
            double power = 1;
            for (int unit = 0; unit < units; unit++) {
                double positive = Math.max(0, response[unit]);
                power += positive * positive;
                largestNormalisation = Math.max(largestNormalisation, normalisation[unit]);
                largestState =
                        Math.max(largestState, Math.max(Math.abs(response[unit]), Math.abs(normalisation[unit])));
            }
            double scale = SETTLING_RATE / (largestRate * Math.max(power, 1 + Math.sqrt(largestNormalisation)));
            for (int unit = 0; unit < units; unit++) {
                double ofResponse = responseFlow(response[unit], normalisation[unit], driven[unit], sum[unit]);
                double ofNormalisation = normalisationFlow(normalisation[unit], b[0][step][unit], pooledOf[unit]);
                largestFlow = Math.max(largestFlow, Math.max(Math.abs(ofResponse), Math.abs(ofNormalisation)));
                response[unit] += scale * rates[NormalisationWeights.RESPONSE][unit] * ofResponse;
                normalisation[unit] += scale * rates[NormalisationWeights.NORMALISATION][unit] * ofNormalisation;
            }
            if (largestFlow <= STILL * largestState) {
                return true;
            }
            // what runs away does not come back
            if (!(largestState < RUNAWAY)) {
                return false;
            }
        }
        return false;
    }
}
