package org.slumber.engine.learner.surrogate;

/**
 * Pair STDP with exponential traces, all pairs, in layer 2 over one {@link ImagePass} asleep (paper section on the
 * surrogate-gradient network): in every step a trace x decays by exp(−1/τ), then grows by 1 with a spike of its neuron,
 * and then
 *
 * <pre>{@code
 * ΔW_cn += potentiation·x_n·s_c − depression·s_n·x_c
 * }</pre>
 *
 * with s the spikes of the step, n the pre (hidden) and c the post (output) neuron; spikes of one step so count as a pair
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

    TraceStdp(SurrogateSleep sleep, int classes) {
        this.sleep = sleep;
        decay = StrictMath.exp(-1 / sleep.traceTimeConstant());
        change = new double[sleep.steps() + 2][classes];
    }

    /** Adds ΔW of a pass to {@code [class][hidden]}. */
    void addChange(ImagePass pass, double[][] sum) {
        for (int output = 0; output < sum.length; output++) {
            findChange(pass, output);
        }
        for (int step = 1; step <= pass.steps(); step++) {
            SpikeRows.add(sum, pass.spiking(), pass.spikesEnd(step - 1), pass.spikesEnd(step), change[step]);
        }
    }

    private void findChange(ImagePass pass, int output) {
        double later = 0;
        for (int step = pass.steps(); step >= 1; step--) {
            later = decay * later + (pass.spikes(step, output) ? 1 : 0);
            change[step][output] = sleep.potentiation() * later;
        }
        double earlier = 0;
        for (int step = 1; step <= pass.steps(); step++) {
            earlier = decay * earlier + (pass.spikes(step, output) ? 1 : 0);
            change[step][output] -= sleep.depression() * earlier;
        }
    }
}
