package org.slumber.engine.network;

import java.util.Arrays;

/**
 * The signed weights of a network, their bounds, and the ledger of those that may stand outside their bounds.
 *
 * <p>A step of learning begins with {@link #clip()} and then moves weights, so a weight can stand one update outside its
 * bounds while the next step reads it. Only weights that moved can need the next clip. So who writes weights takes them
 * by one of three doors: {@link #rewrite()}, after which the next clip is of all; {@link #moveExcitatory} and {@link
 * #moveInhibitory}, synapse by synapse; or {@link #ledger()}, into which a hot loop enters each one that leaves its
 * bounds. {@link #values()} is for reading.
 */
public final class WeightStore {
    private final WeightBounds bounds;
    private final int firstInhibitory;
    private final double[] weight;
    private final Ledger ledger;

    /**
     * @param topology which synapses exist
     * @param weights {@code [synapse]}, signed; copied
     */
    WeightStore(Topology topology, WeightBounds bounds, double[] weights) {
        this.bounds = bounds;
        firstInhibitory = topology.firstInhibitorySynapse();
        weight = weights.clone();
        ledger = new Ledger(topology.synapses());
    }

    /**
     * The synapses whose weights may stand outside their bounds.
     *
     * <p>Implementation notes. In one step a rule enters a synapse at most by its row and by its column, and writes one
     * place more before it is known to count. What acts after it enters one by one.
     */
    public final class Ledger {
        private final int[] synapse;
        private int count;
        private boolean all = true;

        private Ledger(int synapses) {
            synapse = new int[3 * synapses + 1];
        }

        /** {@code [synapse]}: the live signed weights, for who enters what leaves its bounds. */
        public double[] weights() {
            return weight;
        }

        /** The entered synapses; the first {@link #count()} count, and what follows may be written. */
        public int[] synapses() {
            return synapse;
        }

        /** How many are entered. */
        public int count() {
            return count;
        }

        /** Says how many are entered now. */
        public void count(int entered) {
            count = entered;
        }

        /** Enters a synapse; where there is no place left, the next clip is of all. */
        public void enter(int entered) {
            if (count < synapse.length) {
                synapse[count++] = entered;
            } else {
                all = true;
            }
        }

        /** Whether the next clip is of every weight, entered or not. */
        public boolean all() {
            return all;
        }
    }

    /** {@code [synapse]}: the live signed weights, to be read. */
    public double[] values() {
        return weight;
    }

    /** {@code [synapse]}: the live signed weights, to be written: the next clip is of them all. */
    public double[] rewrite() {
        ledger.all = true;
        return weight;
    }

    /** The door for loops that touch few weights and enter those that leave their bounds. */
    public Ledger ledger() {
        return ledger;
    }

    /** Gives an excitatory synapse this weight; the next clip finds it where that is out of bounds. */
    public void moveExcitatory(int synapse, double moved) {
        weight[synapse] = moved;
        if (moved < bounds.minimum() || moved > bounds.maximum()) {
            ledger.enter(synapse);
        }
    }

    /** Gives an inhibitory synapse this weight; the next clip finds it where that is out of bounds. */
    public void moveInhibitory(int synapse, double moved) {
        weight[synapse] = moved;
        if (moved > -bounds.minimum() || moved < -bounds.maximum()) {
            ledger.enter(synapse);
        }
    }

    /** Takes over these weights, {@code [synapse]}. */
    public void set(double[] weights) {
        System.arraycopy(weights, 0, rewrite(), 0, weight.length);
    }

    /** Brings every weight that left its bounds back to them. */
    public void clip() {
        if (ledger.all) {
            clip(0, firstInhibitory, bounds.minimum(), bounds.maximum());
            clip(firstInhibitory, weight.length, -bounds.maximum(), -bounds.minimum());
            ledger.all = false;
        } else {
            for (int c = 0; c < ledger.count; c++) {
                int synapse = ledger.synapse[c];
                double low = synapse < firstInhibitory ? bounds.minimum() : -bounds.maximum();
                double high = synapse < firstInhibitory ? bounds.maximum() : -bounds.minimum();
                weight[synapse] = Math.max(low, Math.min(high, weight[synapse]));
            }
        }
        ledger.count = 0;
    }

    private void clip(int from, int to, double low, double high) {
        for (int synapse = from; synapse < to; synapse++) {
            weight[synapse] = Math.max(low, Math.min(high, weight[synapse]));
        }
    }

    /** The bounds of |w|. */
    public WeightBounds bounds() {
        return bounds;
    }

    /** A copy of the weights, {@code [synapse]}. */
    public double[] copy() {
        return Arrays.copyOf(weight, weight.length);
    }
}
