package org.slumber.engine.plasticity;

/** By how much a change of a synapse's strength is multiplied because of the strength that it meets. */
interface WeightDependence {
    /** Lets every change through, whatever the strength. */
    WeightDependence NONE = new WeightDependence() {
        @Override
        public void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change) {}

        @Override
        public double largestFactor(SynapseKind kind, double largestStrength) {
            return 1;
        }
    };

    /**
     * Multiplies changes of strength, once a step for a kind of synapses.
     *
     * @param count how many entries of the arrays count
     * @param synapse {@code [entry]}: ascending within a row only
     * @param strength {@code [entry]}: |w| before the change, within the bounds of the weights
     * @param change {@code [entry]}: change of |w|, above 0 where it strengthens; multiplied in place
     */
    void scale(SynapseKind kind, int count, int[] synapse, double[] strength, double[] change);

    /** 1 where a change weakens, else 0, without a branch: half of all changes weaken, in no order. */
    static double weakens(double change) {
        return Double.doubleToRawLongBits(change) >>> 63;
    }

    /** The most that it multiplies by, where no strength is above this, infinite where nothing bounds it; worked out once. */
    double largestFactor(SynapseKind kind, double largestStrength);
}
