package org.slumber.engine.homeostasis.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.Homeostasis;
import org.slumber.engine.homeostasis.Regulated;
import org.slumber.engine.homeostasis.RegulatedNetwork;
import org.slumber.engine.homeostasis.Restless;
import org.slumber.engine.homeostasis.WeightBaseline;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.RandomTopology;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.Topology;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.Timing;
import org.slumber.engine.random.RandomStreams;

class WeightNoiseTest {
    /**
     * Of the published network's synapses, after n steps from one point: mean λ^n·ln(|w₀|/w*), variance σ²(1 − λ^(2n))/(1 −
     * λ²), each within 5 standard errors; 0.0756² after a sleep of 7000 steps at σ = 1e-3.
     */
    @ParameterizedTest
    @CsvSource({"7000, 0.99997, 0.001, false", "250, 0.99, 0.01, false", "250, 0.99, 0.01, true", "300, 1, 0.01, false"
    })
    void logarithmsOfWeightsAreAnAutoregression(int steps, double decay, double deviation, boolean exact) {
        StdpLearner learner = (StdpLearner) Catalogue.specOf(Map.of()).learner();
        Topology topology = RandomTopology.draw(225, learner.network(), new RandomStreams(1));
        double[] initial = new double[topology.synapses()];
        Arrays.fill(initial, 0, topology.firstInhibitorySynapse(), 2);
        Arrays.fill(initial, topology.firstInhibitorySynapse(), initial.length, -2);
        SpikingNetwork network = new SpikingNetwork(topology, learner.neuron(), new WeightBounds(1e-6, 1e6), initial);
        Sleep sleep = new Sleep(
                1,
                decay,
                Sleep.Target.STATIC,
                1,
                steps,
                steps,
                SleepAfterTask.NONE,
                0.001,
                deviation,
                SleepLearning.PUBLISHED,
                SleepContent.PUBLISHED);
        List<Homeostasis> homeostasis = exact ? List.of(new Restless()) : List.of();
        // neurons fire, so that synapses are read at different times; nothing is learnt
        int[] call = new int[1];
        double[] noise = new double[topology.neurons()];
        RegulatedNetwork regulated = Regulated.by(
                network,
                new PairStdp(Timing.PUBLISHED, 0, 0, 10, 7.5),
                new WeightBaseline(1e-9, 1e-9),
                () -> {
                    noise[call[0] % noise.length] = 0;
                    call[0] += 7;
                    noise[call[0] % noise.length] = 100;
                    return noise;
                },
                homeostasis,
                sleep);
        regulated.setClock(steps);
        assertEquals(
                steps,
                regulated.dueHomeostats().stream().mapToInt(regulated::apply).sum());
        double power = Math.pow(decay, 2.0 * steps);
        double variance = deviation * deviation * (decay == 1 ? steps : (1 - power) / (1 - decay * decay));
        check(network.weights().values(), Math.pow(decay, steps) * Math.log(2), variance);
        assertTrue(steps != 7000 || Math.abs(Math.sqrt(variance) - 0.0756) < 5e-5);
    }

    private static void check(double[] weights, double mean, double variance) {
        int n = weights.length;
        double[] logs =
                Arrays.stream(weights).map(weight -> Math.log(Math.abs(weight))).toArray();
        double seen = Arrays.stream(logs).sum() / n;
        double spread = Arrays.stream(logs).map(x -> (x - seen) * (x - seen)).sum() / (n - 1);
        assertEquals(mean, seen, 5 * Math.sqrt(variance / n));
        assertEquals(variance, spread, 5 * variance * Math.sqrt(2.0 / (n - 1)));
    }
}
