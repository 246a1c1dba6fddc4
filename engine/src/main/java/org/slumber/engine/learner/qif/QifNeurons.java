package org.slumber.engine.learner.qif;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.slumber.engine.random.RandomStreams;

/**
 * The populations neuron by neuron. Between events each potential follows {@code dV/dt = V² + a}, a = η_i plus the drive, which
 * has a closed form; an event is a spike, where V reaches +∞, anywhere in the network, and time goes from one to the next.
 * So spike times and potentials are exact to rounding, but for the drive, which is held over each step, a tenth of the window
 * of rates, at its value in the middle. A spike raises the potentials of each population k by w_kl/N in its moment, its own neuron begins again at −∞.
 *
 * <p>Over a time s, with g(y) = tan(√y)/√y and y = a·s², {@code V ← (V + a·s·g)/(1 − V·s·g)}; g is the same series for
 * either sign of a (tanh(√−y)/√−y below 0), so that most neurons need a division an event and nothing else.
 *
 * <p>Neurons start where they stand in the lowest steady state: where a is below 0 at their stable potential, else
 * anywhere on their way, by the stream {@code qif-phases}; this start is our reading.
 */
final class QifNeurons implements QifNetwork {
    /** Below this |y| the series of g is used; the first term left out is below 2e-15. */
    private static final double SERIES = 0.02;
    /** a·s² of half the time that a potential takes from −∞ to +∞. */
    private static final double HALF_WAY = Math.PI * Math.PI / 4;
    /** Stands for a potential that rounding carried past +∞: its spike is the next event. */
    private static final double PAST_THE_END = 1e15;

    /** Steps of the window that rates are counted over. */
    static final int WINDOW_STEPS = 10;

    private final SequenceCue cue;
    private final SequenceWeights weights;
    private final PairFactors factors;
    private final int populations;
    private final int neurons;
    private final double step;
    private final double[] excitability;
    private final double[] potential;
    /** {@code [step of the window][population]}: spikes. */
    private final long[][] counts;

    private double drive;
    private long steps;
    private long spikes;
    /** Of the next spike: its time from now, τ, infinite where none comes before the step ends. */
    private double untilNext;

    private int next;

    /**
     * In its lowest steady state.
     *
     * @param noise σ of the factors on weights from neuron to neuron
     * @param window over which rates are counted, τ
     */
    QifNeurons(
            QifPopulations settings,
            SequenceCue cue,
            SequenceWeights weights,
            double noise,
            double window,
            RandomStreams streams) {
        this.cue = cue;
        this.weights = weights;
        populations = weights.populations();
        neurons = settings.neurons();
        step = window / WINDOW_STEPS;
        factors = noise > 0
                ? PairFactors.drawn(neurons, noise, weights, streams.stream("qif-weight-noise"))
                : PairFactors.none(neurons);
        counts = new long[WINDOW_STEPS][populations];
        excitability = excitabilities(settings, populations, streams.stream("qif-excitability"));
        potential = new double[populations * neurons];
        start(settings, streams.stream("qif-phases"));
    }

    /** η_i of all neurons, one population after another. */
    static double[] excitabilities(QifPopulations settings, int populations, UniformRandomProvider random) {
        int neurons = settings.neurons();
        double[] all = new double[populations * neurons];
        for (int i = 0; i < all.length; i++) {
            double quantile =
                    switch (settings.excitability()) {
                        case QUANTILES -> (2.0 * (i % neurons + 1) - neurons - 1) / (neurons + 1);
                        case DRAWN -> 2 * random.nextDouble() - 1;
                    };
            all[i] = settings.meanExcitability() + settings.halfWidth() * StrictMath.tan(Math.PI / 2 * quantile);
        }
        return all;
    }

    private void start(QifPopulations settings, UniformRandomProvider phases) {
        double[] rates = LowState.rates(settings, weights);
        for (int k = 0; k < populations; k++) {
            double input = weights.input(k, rates);
            for (int i = k * neurons; i < (k + 1) * neurons; i++) {
                double phase = Math.PI * (phases.nextDouble() - 0.5);
                double a = excitability[i] + input;
                potential[i] = a < 0 ? -Math.sqrt(-a) : Math.sqrt(a) * StrictMath.tan(phase);
            }
        }
    }

    @Override
    public double step() {
        return step;
    }

    @Override
    public void strike(double impulse) {
        for (int i = 0; i < neurons; i++) {
            potential[i] += impulse;
        }
    }

    @Override
    public void advance() {
        drive = cue.drive((steps + 0.5) * step);
        long[] counted = counts[(int) (steps % WINDOW_STEPS)];
        Arrays.fill(counted, 0);
        double left = step;
        seek(left);
        while (untilNext < left) {
            left -= untilNext;
            counted[next / neurons]++;
            fire(next, untilNext, left);
        }
        for (int i = 0; i < potential.length; i++) {
            potential[i] = after(potential[i], excitability[i] + drive, left);
        }
        steps++;
    }

    /** Finds the next spike within a time. */
    private void seek(double within) {
        untilNext = within;
        for (int i = 0; i < potential.length; i++) {
            consider(i, excitability[i] + drive);
        }
    }

    /** Takes a neuron for the next to spike where that is earlier than the time found so far. */
    private void consider(int i, double a) {
        double v = potential[i];
        // no spike comes before 3V/(3V² + a), or half of the way from −∞
        boolean early =
                v > 0 ? v * v > -a && 3 * v < untilNext * (3 * v * v + a) : a * untilNext * untilNext > HALF_WAY;
        if (early) {
            double time = untilSpike(v, a);
            if (time < untilNext) {
                untilNext = time;
                next = i;
            }
        }
    }

    /** Time until a potential reaches +∞, which it does: a above 0, or V above √−a; τ. */
    static double untilSpike(double v, double a) {
        if (a > 0) {
            double omega = Math.sqrt(a);
            return (Math.PI / 2 - StrictMath.atan(v / omega)) / omega;
        }
        if (a == 0) {
            return 1 / v;
        }
        double rest = Math.sqrt(-a);
        return StrictMath.log((v + rest) / (v - rest)) / (2 * rest);
    }

    /** A neuron spikes after a time, all others feel it, and the next spike within what is left is found, in one pass. */
    private void fire(int spiking, double passed, double left) {
        int from = spiking / neurons;
        untilNext = left;
        for (int k = 0; k < populations; k++) {
            double kick = weights.of(k, from) / neurons;
            float[] factor = factors.from(spiking % neurons, k == from);
            int first = k * neurons;
            for (int i = first; i < first + neurons; i++) {
                double a = excitability[i] + drive;
                potential[i] = after(potential[i], a, passed) + kick * factor[i - first];
                if (i != spiking) {
                    consider(i, a);
                }
            }
        }
        potential[spiking] = Double.NEGATIVE_INFINITY;
        consider(spiking, excitability[spiking] + drive);
        spikes++;
    }

    /** A potential after a time in which it does not spike. */
    static double after(double v, double a, double time) {
        double g = tangent(a * time * time);
        if (v == Double.NEGATIVE_INFINITY) {
            return -1 / (time * g);
        }
        double denominator = 1 - v * time * g;
        if (denominator <= 0 && g > 0) {
            return PAST_THE_END;
        }
        return (v + a * time * g) / denominator;
    }

    /** tan(√y)/√y; tanh(√−y)/√−y below 0. */
    private static double tangent(double y) {
        if (Math.abs(y) < SERIES) {
            return 1
                    + y
                            * (1.0 / 3
                                    + y
                                            * (2.0 / 15
                                                    + y
                                                            * (17.0 / 315
                                                                    + y
                                                                            * (62.0 / 2835
                                                                                    + y
                                                                                            * (1382.0 / 155925
                                                                                                    + y
                                                                                                            * (21844.0
                                                                                                                    / 6081075))))));
        }
        double root = Math.sqrt(Math.abs(y));
        return (y > 0 ? StrictMath.tan(root) : StrictMath.tanh(root)) / root;
    }

    @Override
    public boolean sound() {
        return true;
    }

    @Override
    public double delay() {
        return step * WINDOW_STEPS / 2;
    }

    @Override
    public double rate(int population) {
        long counted = 0;
        for (long[] each : counts) {
            counted += each[population];
        }
        return counted / (neurons * step * WINDOW_STEPS);
    }

    @Override
    public long synapticEvents() {
        return spikes * potential.length;
    }
}
