package org.slumber.engine.metrics;

/**
 * What a run simulated. Steps of images that are trained as one batch, or of copies that sleep as one, are counted for
 * each image and copy.
 *
 * @param wakeSteps training steps awake, ms
 * @param sleepSteps steps asleep or napping, ms
 * @param validationSteps validation steps, ms; with the surrogate-gradient network also those that measure accuracy
 *     around sleeps and features at the end
 * @param testSteps test steps, ms
 * @param controlSteps steps of the controls beside the test, ms
 * @param sleeps sleeps, naps or normalisations
 * @param synapticEvents spikes times the synapses that carried them, in all phases
 */
public record Work(
        long wakeSteps,
        long sleepSteps,
        long validationSteps,
        long testSteps,
        long controlSteps,
        long sleeps,
        long synapticEvents) {

    /** Every simulated step, ms. */
    public long steps() {
        return wakeSteps + sleepSteps + validationSteps + testSteps + controlSteps;
    }

    /** The same with so many more steps of controls. */
    public Work withControlSteps(long more) {
        return new Work(wakeSteps, sleepSteps, validationSteps, testSteps, controlSteps + more, sleeps, synapticEvents);
    }
}
