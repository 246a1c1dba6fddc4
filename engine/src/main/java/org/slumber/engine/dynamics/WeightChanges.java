package org.slumber.engine.dynamics;

import java.util.OptionalDouble;
import org.slumber.engine.network.WeightStore;

/**
 * How much of a change of excitatory weights strengthens and how much weakens, our reading: a synapse's net change from one
 * bin of {@link Recording#BIN} steps to the next counts for the one or the other. Changes that undo each other within a bin
 * are not seen; what clips, homeostats and regularisers awake do is in it. Asleep, decay cannot be told from plasticity, so
 * that it is for steps awake only.
 *
 * <p>Implementation notes. One pass over the weights a bin.
 */
final class WeightChanges {
    private final double[] weights;
    private final double[] last;

    /** Sums over all excitatory synapses in one bin. */
    record Change(double strengthening, double weakening) {}

    /** Follows the first so many synapses, which are the excitatory ones. */
    WeightChanges(WeightStore store, int excitatorySynapses) {
        weights = store.values();
        last = new double[excitatorySynapses];
        skip();
    }

    /** Lets what has changed until now count for nothing. */
    void skip() {
        System.arraycopy(weights, 0, last, 0, last.length);
    }

    /** What has changed since it was last asked. */
    Change next() {
        double up = 0;
        double down = 0;
        for (int synapse = 0; synapse < last.length; synapse++) {
            double difference = weights[synapse] - last[synapse];
            up += Math.max(0, difference);
            down += Math.max(0, -difference);
            last[synapse] = weights[synapse];
        }
        return new Change(up, down);
    }

    /** All that strengthens over all that weakens; empty where nothing weakens. */
    static OptionalDouble ratio(Iterable<Change> changes) {
        double up = 0;
        double down = 0;
        for (Change change : changes) {
            up += change.strengthening();
            down += change.weakening();
        }
        return down > 0 ? OptionalDouble.of(up / down) : OptionalDouble.empty();
    }
}
