package org.slumber.engine.homeostasis.sleep;

import org.slumber.engine.homeostasis.Site;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.numeric.SmoothPower;

/**
 * The decay of sleep as its equation reads, every synapse in every step: for rules that promise nothing about what they
 * touch. {@link LazyDecay} comes to the same but for rounding.
 */
final class ExactDecay implements SleepDecay {
    private final Sleep sleep;
    private final SpikingNetwork network;
    private final WeightBaseline baseline;
    private final SleepTargets targets;
    private final WeightNoise noise;

    ExactDecay(Sleep sleep, Site site) {
        this.sleep = sleep;
        network = site.network().network();
        baseline = site.baseline();
        targets = new SleepTargets(sleep, network);
        noise = new WeightNoise(sleep, site.streams(), 1);
    }

    @Override
    public void begin() {
        targets.find();
    }

    @Override
    public boolean settled() {
        WeightBaseline now = WeightBaseline.of(network);
        return near(now.excitatory(), baseline.excitatory()) && near(now.inhibitory(), baseline.inhibitory());
    }

    private boolean near(double sum, double goal) {
        double slack = sleep.tolerance() * goal;
        return sum >= goal - slack && sum <= goal + slack;
    }

    @Override
    public void prepareStep() {}

    @Override
    public void prepareLearning() {}

    @Override
    public void afterStep() {
        double[] weight = network.weights().rewrite();
        for (int synapse = 0; synapse < weight.length; synapse++) {
            double logRatio = SmoothPower.log(Math.abs(weight[synapse])) - targets.log(synapse);
            weight[synapse] *= SmoothPower.exp((sleep.decay() - 1) * logRatio + noise.next(1));
        }
    }

    @Override
    public void end() {}
}
