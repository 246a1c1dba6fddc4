package org.slumber.engine.learner.organics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slumber.engine.Catalogue;
import org.slumber.engine.Engine;
import org.slumber.engine.RunResult;
import org.slumber.engine.data.Geomfig;
import org.slumber.engine.metrics.SynapseGroup;
import org.slumber.engine.spec.InvalidInputException;

class OrganicsSleepTest {

    /** λ = 0.5, w* = 4: |w| becomes 4·√(|w|/4). */
    @Test
    void weightsDecayTowardsTheirTargetAndKeepTheirSign() {
        double[] weights = {1, -16, 0, 4};
        new OrganicsSleep(1, 0.5, 4).apply(weights);
        assertArrayEquals(new double[] {2, -8, 0, 4}, weights, 1e-14);
    }

    @Test
    void itSleepsAsOftenAsTheSurrogateGradientNetworkAndStepsNever() {
        assertEquals(3, new OrganicsSleep(0.3, 0.999, 0.2).batchesBetween());
        RunResult result = run(Map.of("sleep.ratio", 0.5, "organics.learningRate", 0.0, "sleep.decay", 0.5));
        // 4 batches in each of 2 epochs
        assertEquals(4, result.work().sleeps());
        assertEquals(0, result.work().sleepSteps());
        double mean = result.weights().get(SynapseGroup.INPUT_HIDDEN).end().mean();
        // nothing is learnt, and four halvings of the logarithm's distance bring all near w*
        assertTrue(Math.abs(Math.log(mean / 0.2)) < 0.2, "mean " + mean);
        assertTrue(result.meanSleepAccuracyChange().isPresent());
    }

    private static RunResult run(Map<String, Object> settings) {
        return Engine.run(Catalogue.specOf(OrganicsLearnerTest.small(settings)), Geomfig.generate(60));
    }

    @Test
    void targetsThatAreFoundAsItSleepsAreRefused() {
        assertEquals(
                "sleep.target must be static with the learner organics, was group",
                assertThrows(InvalidInputException.class, () -> run(Map.of("sleep.target", "group")))
                        .getMessage());
    }
}
