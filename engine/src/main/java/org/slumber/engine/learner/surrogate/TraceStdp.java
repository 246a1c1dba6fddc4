package org.slumber.engine.learner.surrogate;

/**
 * Pair STDP with exponential traces, all pairs, of two layers over one {@link ImagePass} asleep (paper section on the
 * surrogate-gradient network): in every step a trace x decays by exp(−1/τ), then grows by 1 with a spike of its neuron,
 * and then
 *
 * <pre>{@code
 * ΔW_cn += potentiation·x_n·s_c − depression·s_n·x_c
 * }</pre>
 *
 * with s the spikes of the step, n the pre and c the post neuron; spikes of one step so count as a pair
 * both ways. Layer 1 has no such change: no image is shown, so its pre neurons never spike.
 *
 * <p>Implementation notes. Every pair of spikes adds a power of the decay; summed by the pre spike instead of by step, a
 * pre spike at t adds potentiation·F_c(t) − depression·x_c(t) with F the trace of the post neuron run backwards in time.
 * So no trace of the many hidden neurons is needed, and the work is that of layer 2's gradient.
 */
final class TraceStdp {
    private final SurrogateSleep sleep;
    private final double decay;
    /** {@code [step from 1][class]}: what a pre spike in that step adds; a last row of 0 stands for the end. */
    private final double[][] change;

    /**
     * @param posts most post neurons of a layer
     */
    TraceStdp(SurrogateSleep sleep, int posts) {
        this.sleep = sleep;
        decay = StrictMath.exp(-1 / sleep.traceTimeConstant());
        change = new double[sleep.steps() + 2][posts];
    }

    /** Adds ΔW of a pass in a layer from 1, {@code [post][pre]}. */
    void addChange(ImagePass pass, int layer, double[][] sum) {
        NeuronLayer pre = pass.neurons(layer - 1);
        for (int post = 0; post < sum.length; post++) {
            findChange(pass.neurons(layer), post);
        }
        for (int step = 1; step <= sleep.steps(); step++) {
            SpikeRows.add(sum, pre.spiking(), pre.spikesEnd(step - 1), pre.spikesEnd(step), change[step]);
        }
    }

    private void findChange(NeuronLayer neurons, int post) {
        double later = 0;
        for (int step = sleep.steps(); step >= 1; step--) {
            later = decay * later + (neurons.spikes(step, post) ? 1 : 0);
            change[step][post] = sleep.potentiation() * later;
        }
        double earlier = 0;
        for (int step = 1; step <= sleep.steps(); step++) {
            earlier = decay * earlier + (neurons.spikes(step, post) ? 1 : 0);
            change[step][post] -= sleep.depression() * earlier;
        }
    }
}
