package org.slumber.engine.homeostasis.sleep;

import java.util.Arrays;
import org.slumber.engine.homeostasis.Experience;
import org.slumber.engine.network.SpikingNetwork;

/**
 * Classes one after another: in step n of a sleep a current flows into the excitatory neurons that stood out in their
 * answer to class ⌊n/L⌋ mod k, by more than one standard deviation of the excitatory neurons' mean rates to it in the last
 * epoch. It is our reading of sequences that an asymmetric Hebbian rule stores (Shimizu &amp; Toyoizumi 2025), as content
 * of a sleep; it uses labels.
 */
final class ReplayedSequence {
    private final SleepContent content;
    private final Experience experience;
    private final int excitatory;
    /** mV that the current adds in a step. */
    private final double potential;

    private final double[] driven;
    /** {@code [class][neuron]}: whether it is driven. */
    private boolean[][] standsOut = new boolean[0][];

    private int step;

    ReplayedSequence(SleepContent content, Experience experience, SpikingNetwork network) {
        this.content = content;
        this.experience = experience;
        excitatory = network.topology().excitatory();
        potential = content.sequenceDrive() * network.neurons().potentialOfCurrent();
        driven = new double[network.topology().neurons()];
    }

    /** Begins a sleep. */
    void begin() {
        step = 0;
        standsOut = Arrays.stream(experience.answers()).map(this::standingOut).toArray(boolean[][]::new);
    }

    private boolean[] standingOut(double[] rates) {
        boolean[] standing = new boolean[excitatory];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < excitatory; i++) {
            sum += rates[i];
        }
        double mean = sum / excitatory;
        for (int i = 0; i < excitatory; i++) {
            squares += (rates[i] - mean) * (rates[i] - mean);
        }
        double deviation = Math.sqrt(squares / excitatory);
        for (int i = 0; i < excitatory; i++) {
            standing[i] = rates[i] - mean > deviation;
        }
        return standing;
    }

    /** The noise of a step with what the current adds; valid until the next call. */
    double[] drive(double[] noise) {
        System.arraycopy(noise, 0, driven, 0, driven.length);
        if (standsOut.length > 0) {
            boolean[] standing = standsOut[step / content.sequenceSteps() % standsOut.length];
            for (int i = 0; i < excitatory; i++) {
                driven[i] += standing[i] ? potential : 0;
            }
        }
        step++;
        return driven;
    }
}
