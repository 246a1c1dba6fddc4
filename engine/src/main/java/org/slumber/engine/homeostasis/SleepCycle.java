package org.slumber.engine.homeostasis;

import org.slumber.engine.network.NoiseSource;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightSum;
import org.slumber.engine.plasticity.Stdp;
import org.slumber.engine.spec.Plasticity;
import org.slumber.engine.spec.Regulariser;

/** One sleep: steps without input, on noise, STDP on, each followed by the decay (paper section on sleep). */
final class SleepCycle implements Homeostasis {
    private static final int[] NO_INPUT = new int[0];

    private final SpikingNetwork network;
    private final Stdp stdp;
    private final Regulariser.Sleep sleep;
    private final NoiseSource noise;
    private final WeightBaseline baseline;
    private final LazyDecay decay;
    private final SettledWatch watch;
    private boolean endedAboveBaseline;

    SleepCycle(
            SpikingNetwork network,
            Stdp stdp,
            Plasticity plasticity,
            Regulariser.Sleep sleep,
            WeightBaseline baseline,
            NoiseSource noise) {
        this.network = network;
        this.stdp = stdp;
        this.sleep = sleep;
        this.noise = noise;
        this.baseline = baseline;
        decay = new LazyDecay(network, stdp, sleep.decay(), plasticity);
        watch = new SettledWatch(network, stdp, decay, plasticity, baseline, sleep.tolerance(), sleep.decay());
    }

    @Override
    public int intervalSteps() {
        return sleep.intervalSteps();
    }

    @Override
    public int apply() {
        int most = sleep.steps();
        int steps = 0;
        decay.begin(sleep);
        watch.begin();
        while (steps < most && !watch.settled()) {
            if (steps == 0) {
                network.clearInputSpikes();
            }
            decay.prepareStep();
            network.step(NO_INPUT, 0, noise.next());
            stdp.update();
            decay.advance();
            watch.advance();
            steps++;
        }
        decay.bringUpToDate();
        endedAboveBaseline = steps > 0
                && WeightSum.excitatory(network) > baseline.excitatory()
                && WeightSum.inhibitory(network) > baseline.inhibitory();
        return steps;
    }

    /** Noise lasts into the wake step after a sleep, unless a sum reached its initial value or no step ran. */
    @Override
    public boolean noisyAwakening() {
        return endedAboveBaseline;
    }
}
