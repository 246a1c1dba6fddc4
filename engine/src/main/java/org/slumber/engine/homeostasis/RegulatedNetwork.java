package org.slumber.engine.homeostasis;

import java.util.Optional;
import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.plasticity.Stdp;
import org.slumber.engine.spec.Plasticity;
import org.slumber.engine.spec.Regulariser;

/**
 * A plastic network with its wake clock and its regulariser. A wake step is {@link #wake}; where {@link #due} says so,
 * {@link #regularise} comes before it.
 */
public final class RegulatedNetwork {
    private final SpikingNetwork network;
    private final Stdp stdp;
    private final Optional<Homeostasis> homeostasis;
    private final Optional<NoiseSource> wakeNoise;
    private final NoiseSource sleepNoise;
    private int wakeStep;
    private boolean noisyAwakening;

    /**
     * @param baseline the weight sums at initialisation
     * @param wakeNoise noise of every wake step; empty where noise is for sleep only
     * @param sleepNoise noise of every step asleep, and of the wake step after where noise is for sleep only
     */
    public RegulatedNetwork(
            SpikingNetwork network,
            Plasticity plasticity,
            Regulariser regulariser,
            WeightBaseline baseline,
            Optional<NoiseSource> wakeNoise,
            NoiseSource sleepNoise) {
        this.network = network;
        this.wakeNoise = wakeNoise;
        this.sleepNoise = sleepNoise;
        stdp = new Stdp(network, plasticity);
        homeostasis = homeostasis(plasticity, regulariser, baseline);
    }

    private Optional<Homeostasis> homeostasis(Plasticity plasticity, Regulariser regulariser, WeightBaseline baseline) {
        if (regulariser instanceof Regulariser.Sleep sleep && sleep.ratio() > 0) {
            return Optional.of(new SleepCycle(network, stdp, plasticity, sleep, baseline, sleepNoise));
        }
        if (regulariser instanceof Regulariser.Normalize normalize) {
            return Optional.of(new Normalisation(network, stdp, normalize));
        }
        if (regulariser instanceof Regulariser.Nap nap) {
            return Optional.of(new NapCycle(network, stdp, nap, sleepNoise));
        }
        return Optional.empty();
    }

    /** Sets the wake clock, which counts from the start of each epoch. */
    public void setClock(int step) {
        wakeStep = step;
    }

    /** Whether the regulariser comes before the wake step that the clock shows. */
    public boolean due() {
        return homeostasis.isPresent()
                && wakeStep >= 1
                && wakeStep % homeostasis.get().intervalSteps() == 0;
    }

    /**
     * Applies the regulariser once; the wake clock stands still.
     *
     * @return the steps that it simulated
     */
    public int regularise() {
        Homeostasis applied = homeostasis.orElseThrow();
        int steps = applied.apply();
        noisyAwakening = applied.noisyAwakening();
        return steps;
    }

    /** One wake step with STDP. */
    public void wake(int[] inputSpikes, int inputCount) {
        if (wakeNoise.isPresent()) {
            network.step(inputSpikes, inputCount, wakeNoise.get().next());
        } else if (noisyAwakening) {
            network.step(inputSpikes, inputCount, sleepNoise.next());
        } else {
            network.step(inputSpikes, inputCount);
        }
        noisyAwakening = false;
        stdp.update();
        wakeStep++;
    }
}
