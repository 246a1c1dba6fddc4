package org.slumber.engine.learner.qif;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.metrics.WeightDistribution;
import org.slumber.engine.metrics.WeightDistributions;
import org.slumber.engine.metrics.WeightMonitor;

/** The weights of one run, as they were stored and as sleep leaves them. */
final class SequenceWeights {
    private final int populations;
    private final double[] weight;
    /** λ to all steps so far, of the weights within populations and of those between. */
    private double withinExponent = 1;

    private double betweenExponent = 1;

    /**
     * As they are stored.
     *
     * @param noisy stream of factors on weights between populations, used where there is noise
     */
    SequenceWeights(StoredSequence stored, int populations, UniformRandomProvider noisy) {
        this(stored.weights(populations), populations);
        if (stored.noise() > 0) {
            ContinuousSampler gaussian = ZigguratSampler.NormalizedGaussian.of(noisy);
            double centre = -stored.noise() * stored.noise() / 2;
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= StrictMath.exp(stored.noise() * gaussian.sample() + centre);
            }
        }
    }

    /** These weights, {@code [post·populations + pre]}. */
    SequenceWeights(double[] weight, int populations) {
        this.weight = weight;
        this.populations = populations;
    }

    int populations() {
        return populations;
    }

    /** From one population to another. */
    double of(int post, int pre) {
        return weight[post * populations + pre];
    }

    /** What a population receives at these rates: {@code Σ_l w_kl·r_l}. */
    double input(int post, double[] rates) {
        double input = 0;
        for (int pre = 0; pre < populations; pre++) {
            input += weight[post * populations + pre] * rates[pre];
        }
        return input;
    }

    /** All, {@code [post·populations + pre]}; not copied. */
    double[] values() {
        return weight;
    }

    /** λ to all steps asleep, of the weights within populations. */
    double withinExponent() {
        return withinExponent;
    }

    /** The same of those between populations. */
    double betweenExponent() {
        return betweenExponent;
    }

    /** Sleeps once. */
    void sleep(SequenceSleep sleep) {
        for (int post = 0; post < populations; post++) {
            for (int pre = 0; pre < populations; pre++) {
                if (sleep.decays(post, pre)) {
                    weight[post * populations + pre] = sleep.decayed(of(post, pre));
                }
            }
        }
        betweenExponent *= sleep.exponent();
        withinExponent *= sleep.decaying() == SequenceSleep.Decaying.ALL ? sleep.exponent() : 1;
    }

    /** The groups that results tell of. */
    Map<SynapseGroup, WeightMonitor.Weights> groups() {
        Map<SynapseGroup, WeightMonitor.Weights> groups = new LinkedHashMap<>();
        groups.put(SynapseGroup.EXCITATORY, group(i -> weight[i] > 0));
        groups.put(
                new SynapseGroup("forward", "weights from each population to the next (qif-sequence)"),
                group(i -> i / populations == (i % populations + 1) % populations));
        groups.put(
                new SynapseGroup("within", "weights within populations (qif-sequence)"),
                group(i -> i / populations == i % populations));
        groups.put(new SynapseGroup("inhibition", "weights below 0 (qif-sequence)"), group(i -> weight[i] < 0));
        return groups;
    }

    private Group group(IntPredicate member) {
        return new Group(
                weight, IntStream.range(0, weight.length).filter(member).toArray());
    }

    /** Some of the weights, which have no bounds. */
    @SuppressWarnings("ArrayRecordComponent") // of which no two are ever compared
    private record Group(double[] weights, int[] synapses) implements WeightMonitor.Weights {
        @Override
        public double sum() {
            return WeightDistributions.sum(weights, synapses);
        }

        @Override
        public WeightDistribution distribution() {
            return WeightDistributions.unbounded(
                    Arrays.stream(synapses).mapToDouble(i -> weights[i]).toArray());
        }
    }
}
