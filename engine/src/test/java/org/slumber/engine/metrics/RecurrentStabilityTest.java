package org.slumber.engine.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.engine.readout.Features;

/** Values of runs stand in {@code OrganicsLearnerTest}. */
class RecurrentStabilityTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void itIsNullOfWhatIsNoRecurrentNetwork() {
        assertEquals(NONE, RecurrentStability.LARGEST_REAL_EIGENVALUE.value().apply(findings(Optional.empty())));
        assertEquals(NONE, RecurrentStability.TRAINING_DIVERGED.value().apply(findings(Optional.empty())));
    }

    @Test
    void itSaysWhatWasFound() {
        Findings found =
                findings(Optional.of(new RecurrentStability(OptionalDouble.of(-0.25), OptionalDouble.of(0.5), true)));
        assertEquals(
                -0.25,
                RecurrentStability.LARGEST_REAL_EIGENVALUE.value().apply(found).getAsDouble());
        assertEquals(
                0.5, RecurrentStability.SETTLED_FRACTION.value().apply(found).getAsDouble());
        assertEquals(
                1, RecurrentStability.TRAINING_DIVERGED.value().apply(found).getAsDouble());
        Findings other = findings(Optional.of(new RecurrentStability(NONE, NONE, false)));
        assertEquals(NONE, RecurrentStability.LARGEST_REAL_EIGENVALUE.value().apply(other));
        assertEquals(
                0, RecurrentStability.TRAINING_DIVERGED.value().apply(other).getAsDouble());
    }

    private static Findings findings(Optional<RecurrentStability> recurrent) {
        Features none = new Features(new double[][] {{0}, {1}}, new int[] {0, 1});
        return new Findings(
                new Scores(0.5, NONE, NONE, NONE, NONE, 2, NONE, NONE, 1, 1, new int[4]),
                new WeightCourse(Map.of(), NONE, List.of(), Map.of()),
                new Activity(NONE, NONE, NONE, 0, 0),
                none,
                none,
                0.95,
                Optional.empty(),
                ControlAccuracies.NONE,
                List.of(),
                new Stored(0, false),
                NONE,
                List.of(),
                recurrent);
    }
}
