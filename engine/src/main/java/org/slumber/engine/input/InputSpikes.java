package org.slumber.engine.input;

/** The input spikes of one phase of a run: a sample begins, then its steps are drawn one by one. */
public interface InputSpikes {
    /** Number of inputs. */
    int inputs();

    /** Begins to show a sample, by its index in the data set. */
    void begin(int sample);

    /**
     * The spikes of one step.
     *
     * @param step of the sample, from 0; steps are asked for in order, each once
     * @param spiking longer than there are inputs; filled from its start with the inputs that spike, ascending; what
     *     follows them is undefined
     * @return how many spike
     */
    int draw(int step, int[] spiking);
}
