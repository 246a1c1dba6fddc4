package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slumber.engine.Catalogue;
import org.slumber.engine.homeostasis.Homeostasis.Active;
import org.slumber.engine.homeostasis.sleep.Sleep;
import org.slumber.engine.network.SpikingNetwork;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.neuron.LeakyAdaptive;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.Timing;
import org.slumber.engine.spec.InvalidInputException;

class WeightDecayTest {
    /** λ 0.99997 at ratio 0.2: λ′ = 0.999994000, and ln(|w|/w*) × 0.81058 after 35 000 steps. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 35_000})
    void aCycleHasTheClosedForm(int intervalSteps) {
        Puppets puppets = new Puppets(decay(0.2, 10_000, intervalSteps));
        puppets.steps(35_000);
        for (int synapse = 0; synapse < 6; synapse++) {
            double initial = new double[] {0.1, 0.2, 0.3, 0.5, 0.4, 0.6}[synapse];
            double after = Math.abs(puppets.weight(synapse));
            assertEquals(0.81058, Math.log(after / 0.01) / Math.log(initial / 0.01), 5e-6);
        }
        assertEquals(-1, Math.signum(puppets.weight(5)));
    }

    @Test
    void aStepDecaysByTheRootOfTheSleep() {
        Puppets puppets = new Puppets(decay(0.2, 10_000, 1));
        puppets.step();
        assertEquals(0.999994000, Math.log(puppets.weight(0) / 0.01) / Math.log(10), 5e-10);
    }

    /** What a sleep of the same numbers does to the same weights, capped or not, where nothing else moves them. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.1, 0.2, 1})
    void aCycleIsWorthOneSleep(double ratio) {
        Puppets awake = new Puppets(decay(ratio, 10_000, 100));
        awake.steps(35_000);
        SpikingNetwork asleep =
                new SpikingNetwork(Puppets.TOPOLOGY, LeakyAdaptive.PUBLISHED, WeightBounds.PUBLISHED, new double[] {
                    0.1, 0.2, 0.3, 0.5, 0.4, -0.6
                });
        // a baseline out of reach: the sleep lasts its time
        RegulatedNetwork regulated = Regulated.by(
                asleep,
                new PairStdp(Timing.PUBLISHED, 0, 0, 10, 7.5),
                new WeightBaseline(1e-9, 1e-9),
                () -> new double[3],
                new Sleep(ratio, 0.99997, Sleep.Target.STATIC, 0.01, 35_000, 10_000, 0));
        regulated.setClock(35_000);
        regulated.dueHomeostats().forEach(regulated::apply);
        for (int synapse = 0; synapse < 6; synapse++) {
            assertEquals(asleep.weights().values()[synapse], awake.weight(synapse), 1e-12);
        }
    }

    @Test
    void aTargetOutOfBoundsIsRefused() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> Catalogue.specOf(Map.of("homeostasis", "decay", "decay.staticTarget", 0.001)));
        assertEquals("decay.staticTarget must be in [0.01, 25], was 0.001", refused.getMessage());
    }

    private static WeightDecay decay(double ratio, int maximumSteps, int intervalSteps) {
        return new WeightDecay(Active.WAKE, ratio, 0.99997, 0.01, 35_000, maximumSteps, intervalSteps);
    }
}
