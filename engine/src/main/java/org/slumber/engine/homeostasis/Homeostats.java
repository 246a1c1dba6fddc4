package org.slumber.engine.homeostasis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.neuron.Neurons;

/** The mechanisms of {@link Homeostasis} at work on one network, in the order in which they act. */
public final class Homeostats {
    private final Neurons neurons;
    private final StepHomeostat[] awake;
    private final StepHomeostat[] asleep;
    /** {@code [homeostat that moves thresholds][neuron]}: its part of h, mV. */
    private final double[][] offsets;

    /** Puts them to work on a network as it stands before its first step. */
    public Homeostats(List<Homeostasis> mechanisms, SpikingNetwork network) {
        neurons = network.neurons();
        List<StepHomeostat> wake = new ArrayList<>();
        List<StepHomeostat> sleep = new ArrayList<>();
        List<double[]> parts = new ArrayList<>();
        for (Homeostasis mechanism : mechanisms) {
            StepHomeostat homeostat = mechanism.on(network);
            if (mechanism.active() != Homeostasis.Active.SLEEP) {
                wake.add(homeostat);
            }
            if (mechanism.active() != Homeostasis.Active.WAKE) {
                sleep.add(homeostat);
            }
            if (homeostat.thresholdOffset().length > 0) {
                parts.add(homeostat.thresholdOffset());
            }
        }
        awake = wake.toArray(StepHomeostat[]::new);
        asleep = sleep.toArray(StepHomeostat[]::new);
        offsets = parts.toArray(double[][]::new);
    }

    /** Whether any of them writes weights in the steps of a sleep. */
    public boolean moveWeightsAsleep() {
        return Arrays.stream(asleep).anyMatch(StepHomeostat::movesWeights);
    }

    /** Comes after a wake step and its learning. */
    void afterWakeStep() {
        act(awake);
    }

    /** Comes after a step of a sleep or nap and its learning, before its decay. */
    public void afterSleepStep() {
        act(asleep);
    }

    private void act(StepHomeostat[] homeostats) {
        if (homeostats.length == 0) {
            return;
        }
        for (StepHomeostat homeostat : homeostats) {
            homeostat.afterStep();
        }
        if (offsets.length > 0) {
            double[] sum = neurons.thresholdOffset();
            System.arraycopy(offsets[0], 0, sum, 0, sum.length);
            for (int part = 1; part < offsets.length; part++) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += offsets[part][i];
                }
            }
        }
    }
}
