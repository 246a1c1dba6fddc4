package org.slumber.engine.homeostasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slumber.engine.Catalogue;
import org.slumber.engine.learner.stdp.StdpLearner;
import org.slumber.engine.network.WeightBounds;
import org.slumber.engine.plasticity.PairStdp;
import org.slumber.engine.plasticity.RandomNetwork;
import org.slumber.engine.plasticity.Timing;

/** What every regulariser of the catalogue promises, held to every one. */
class RegulariserContractTest {
    private static final WeightBounds BOUNDS = new WeightBounds(0.01, 0.6);

    /** Who writes weights says so: the next clip finds each that left its bounds. */
    @TestFactory
    Stream<DynamicTest> whatItPushesOutOfBoundsIsClippedInTheNextStep() {
        return each((regulariser, name) -> {
            RandomNetwork random = new RandomNetwork(7, BOUNDS);
            RegulatedNetwork regulated = regulated(random, regulariser);
            int applied = 0;
            for (int step = 0; step < 700; step++) {
                for (Homeostat due : regulated.dueHomeostats()) {
                    regulated.apply(due);
                    applied++;
                }
                regulated.wake(random.input(), random.drawInput());
                random.network.weights().clip();
                for (int synapse = 0; synapse < random.network.topology().synapses(); synapse++) {
                    assertTrue(random.inBounds(synapse), "synapse " + synapse + " outside in step " + step);
                }
            }
            assertTrue(applied > 0 || regulariser.stepsAsleep(700) == 0, "was never applied");
        });
    }

    /** What is planned and paid for are the steps that it simulates, unless it ends early. */
    @TestFactory
    Stream<DynamicTest> itSimulatesNoMoreStepsThanItSays() {
        return each((regulariser, name) -> {
            RandomNetwork random = new RandomNetwork(8, BOUNDS);
            RegulatedNetwork regulated = regulated(random, regulariser);
            int simulated = 0;
            int epochSteps = 1000;
            for (int step = 0; step < epochSteps; step++) {
                for (Homeostat due : regulated.dueHomeostats()) {
                    simulated += regulated.apply(due);
                }
                regulated.wake(random.input(), random.drawInput());
            }
            double most = regulariser.stepsAsleep(epochSteps);
            assertTrue(simulated <= most, simulated + " of " + most);
            assertEquals(most > 0, simulated > 0);
        });
    }

    private interface Check {
        void of(Regulariser regulariser, String name);
    }

    private static Stream<DynamicTest> each(Check check) {
        return Catalogue.REGULARISERS.variants().stream().map(variant -> {
            Map<String, Object> settings = new HashMap<>(variant.brief());
            settings.put("regulariser", variant.name());
            Regulariser regulariser = ((StdpLearner) Catalogue.specOf(settings).learner())
                    .regularisers()
                    .get(0);
            return dynamicTest(variant.name(), () -> check.of(regulariser, variant.name()));
        });
    }

    private static RegulatedNetwork regulated(RandomNetwork random, Regulariser regulariser) {
        return Regulated.by(
                random.network, new PairStdp(Timing.PUBLISHED, 0.01, 0.01, 10, 7.5), random::drawNoise, regulariser);
    }
}
