package org.slumber.engine.learner.surrogate;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.input.InputSequence;

/**
 * Traces of the inputs of layer 1 through the steps of one image, and the gradient of what they are made with (Chaudhry
 * 2025, arXiv 2601.00805). With x the inputs, W₁, b₁, W₂, b₂ the controller,
 *
 * <pre>{@code
 * f(t) = α_f·f(t−1) + x(t)
 * ω(t) = clamp(σ(W₂·relu(W₁·[x(t), z(t−1)] + b₁) + b₂ + ξ), 0.05, 0.95), or fixed
 * z(t) = α_s^ω(t)·z(t−1) + x(t)
 * y(t) = x(t) + γ_f·f(t) + γ_s·z(t)
 * }</pre>
 *
 * and y in place of x is weighted.
 */
final class InputTraces {
    /** Most that a fast trace keeps. */
    static final double FASTEST = 0.9999;
    /** Most that a slow trace keeps. */
    static final double SLOWEST = 0.999999;

    private static final double LEAST_WARP = 0.05;
    private static final double MOST_WARP = 0.95;
    private static final int LEAST_CONTROLLER = 8;

    /** Where α_f, α_s, γ_f and γ_s stand. */
    private static final int FAST_DECAY = 0;

    private static final int SLOW_DECAY = 1;
    private static final int FAST_GAIN = 2;
    private static final int SLOW_GAIN = 3;

    private final Kind kind;
    private final int inputs;
    private final int steps;
    private final int units;
    private final double[][] x;
    private final double[][] fast;
    private final double[][] slow;
    private final double[][] kept;
    private final double[][] warp;
    private final double[][] unit;
    private final InputSequence seen;

    /**
     * @param fastDecay α_f
     * @param slowDecay α_s
     * @param fastGain γ_f
     * @param slowGain γ_s
     * @param decaysLearnt whether the decays are learnt
     * @param gainsLearnt whether the gains are
     * @param warp ω where no controller gives it
     * @param controlled whether one does
     */
    record Kind(
            double fastDecay,
            double slowDecay,
            double fastGain,
            double slowGain,
            boolean decaysLearnt,
            boolean gainsLearnt,
            double warp,
            boolean controlled) {
        /** No traces. */
        static final Kind NONE = new Kind(0, 0, 0, 0, false, false, 1, false);

        /** Whether there are traces. */
        boolean traces() {
            return !equals(NONE);
        }

        /** Sizes of the arrays of what is learnt: the four, W₁, b₁, W₂, b₂; none without traces. */
        int[] sizes(int inputs) {
            if (!traces()) {
                return new int[0];
            }
            int units = units(inputs);
            return controlled ? new int[] {4, units * 2 * inputs, units, inputs * units, inputs} : new int[] {4};
        }

        /** Fills these arrays as training starts: the controller evenly from ±1/√fan-in. */
        void start(double[][] learnt, int inputs, UniformRandomProvider random) {
            if (!traces()) {
                return;
            }
            learnt[0][FAST_DECAY] = fastDecay;
            learnt[0][SLOW_DECAY] = slowDecay;
            learnt[0][FAST_GAIN] = fastGain;
            learnt[0][SLOW_GAIN] = slowGain;
            for (int array = 1; array < learnt.length; array++) {
                double bound = 1 / Math.sqrt(array <= 2 ? 2 * inputs : units(inputs));
                Layers.fill(learnt[array], bound, random);
            }
        }

        private static int units(int inputs) {
            return Math.max(LEAST_CONTROLLER, inputs / 2);
        }
    }

    InputTraces(Kind kind, int inputs, int steps) {
        this.kind = kind;
        this.inputs = inputs;
        this.steps = steps;
        units = Kind.units(inputs);
        x = new double[steps + 1][inputs];
        fast = new double[steps + 1][inputs];
        slow = new double[steps + 1][inputs];
        kept = new double[steps + 1][inputs];
        warp = new double[steps + 1][inputs];
        unit = new double[steps + 1][units];
        int[] ends = new int[steps + 1];
        int[] input = new int[steps * inputs];
        for (int k = 0; k < input.length; k++) {
            input[k] = k % inputs;
        }
        Arrays.setAll(ends, step -> step * inputs);
        seen = new InputSequence(ends, input, new double[input.length]);
    }

    /**
     * What is weighted in place of some inputs, until the next call.
     *
     * @param learnt as {@link Kind#sizes} has them
     * @param noise ξ, {@code [input]} of the next step each time; empty arrays where there is none
     */
    InputSequence of(InputSequence in, double[][] learnt, Supplier<double[]> noise) {
        double[] p = learnt[0];
        double fixed = kind.controlled() ? 0 : StrictMath.pow(p[SLOW_DECAY], kind.warp());
        for (int step = 1; step <= steps; step++) {
            Arrays.fill(x[step], 0);
            for (int k = in.ends()[step - 1]; k < in.ends()[step]; k++) {
                x[step][in.inputs()[k]] += in.values()[k];
            }
            if (kind.controlled()) {
                control(step, learnt, noise.get());
            }
            for (int i = 0; i < inputs; i++) {
                if (kind.controlled()) {
                    kept[step][i] = StrictMath.pow(p[SLOW_DECAY], clamped(warp[step][i]));
                } else {
                    kept[step][i] = fixed;
                }
                fast[step][i] = p[FAST_DECAY] * fast[step - 1][i] + x[step][i];
                slow[step][i] = kept[step][i] * slow[step - 1][i] + x[step][i];
                seen.values()[(step - 1) * inputs + i] =
                        x[step][i] + p[FAST_GAIN] * fast[step][i] + p[SLOW_GAIN] * slow[step][i];
            }
        }
        return seen;
    }

    private static double clamped(double warp) {
        return Math.max(LEAST_WARP, Math.min(MOST_WARP, warp));
    }

    private void control(int step, double[][] learnt, double[] noise) {
        double[] w1 = learnt[1];
        double[] w2 = learnt[3];
        for (int u = 0; u < units; u++) {
            double sum = learnt[2][u];
            for (int i = 0; i < inputs; i++) {
                sum += w1[u * 2 * inputs + i] * x[step][i] + w1[u * 2 * inputs + inputs + i] * slow[step - 1][i];
            }
            unit[step][u] = Math.max(0, sum);
        }
        for (int i = 0; i < inputs; i++) {
            double sum = learnt[4][i] + (noise.length == 0 ? 0 : noise[i]);
            for (int u = 0; u < units; u++) {
                sum += w2[i * units + u] * unit[step][u];
            }
            warp[step][i] = 1 / (1 + StrictMath.exp(-sum));
        }
    }

    /**
     * Adds the gradient of what is learnt.
     *
     * @param bySeen dL/dy, {@code [step from 1][input]}
     */
    void addGradient(double[][] bySeen, double[][] learnt, double[][] gradient) {
        double[] p = learnt[0];
        double alpha = p[SLOW_DECAY];
        double logarithm = alpha > 0 ? StrictMath.log(alpha) : 0;
        double[] byFast = new double[inputs];
        double[] bySlow = new double[inputs];
        double[] byLogit = new double[inputs];
        double[] g = new double[4];
        for (int step = steps; step >= 1; step--) {
            for (int i = 0; i < inputs; i++) {
                g[FAST_GAIN] += bySeen[step][i] * fast[step][i];
                g[SLOW_GAIN] += bySeen[step][i] * slow[step][i];
                byFast[i] += p[FAST_GAIN] * bySeen[step][i];
                bySlow[i] += p[SLOW_GAIN] * bySeen[step][i];
                g[FAST_DECAY] += byFast[i] * fast[step - 1][i];
                byFast[i] *= p[FAST_DECAY];
                double byKept = bySlow[i] * slow[step - 1][i];
                double omega = kind.controlled() ? clamped(warp[step][i]) : kind.warp();
                g[SLOW_DECAY] += alpha > 0 ? omega * kept[step][i] / alpha * byKept : 0;
                double free = warp[step][i];
                boolean moves = free > LEAST_WARP && free < MOST_WARP;
                byLogit[i] = moves ? logarithm * kept[step][i] * byKept * free * (1 - free) : 0;
                bySlow[i] *= kept[step][i];
            }
            if (kind.controlled()) {
                addControl(step, byLogit, bySlow, learnt, gradient);
            }
        }
        for (int i = 0; i < 4; i++) {
            gradient[0][i] += (i <= SLOW_DECAY ? kind.decaysLearnt() : kind.gainsLearnt()) ? g[i] : 0;
        }
    }

    private void addControl(int step, double[] byLogit, double[] bySlow, double[][] learnt, double[][] gradient) {
        for (int u = 0; u < units; u++) {
            double byUnit = 0;
            for (int i = 0; i < inputs; i++) {
                byUnit += learnt[3][i * units + u] * byLogit[i];
                gradient[3][i * units + u] += byLogit[i] * unit[step][u];
            }
            if (unit[step][u] > 0) {
                gradient[2][u] += byUnit;
                for (int i = 0; i < inputs; i++) {
                    int first = u * 2 * inputs + i;
                    gradient[1][first] += byUnit * x[step][i];
                    gradient[1][first + inputs] += byUnit * slow[step - 1][i];
                    bySlow[i] += byUnit * learnt[1][first + inputs];
                }
            }
        }
        RowSum.add(gradient[4], byLogit, 1);
    }

    /** After a step of an optimiser, which may be noisy: decays within their bounds, and what is not learnt as it was. */
    static void settle(Kind kind, double[][] learnt) {
        if (!kind.traces()) {
            return;
        }
        double[] p = learnt[0];
        p[FAST_DECAY] = kind.decaysLearnt() ? Math.max(0, Math.min(FASTEST, p[FAST_DECAY])) : kind.fastDecay();
        p[SLOW_DECAY] = kind.decaysLearnt() ? Math.max(0, Math.min(SLOWEST, p[SLOW_DECAY])) : kind.slowDecay();
        if (!kind.gainsLearnt()) {
            p[FAST_GAIN] = kind.fastGain();
            p[SLOW_GAIN] = kind.slowGain();
        }
    }
}
