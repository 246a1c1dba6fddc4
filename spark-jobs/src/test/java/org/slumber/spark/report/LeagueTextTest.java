package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.Effect;

class LeagueTextTest {
    private final List<MechanismPoint> points = new ArrayList<>();

    private void point(
            String name, double ratio, int seeds, double accuracy, Double gain, Effect effect, double stable) {
        points.add(new MechanismPoint(
                "mnist, published timing",
                name,
                ratio,
                false,
                seeds,
                new Spread(
                        OptionalDouble.of(accuracy),
                        OptionalDouble.empty(),
                        OptionalDouble.of(accuracy - 0.05),
                        OptionalDouble.of(accuracy + 0.05)),
                OptionalDouble.of(2),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                gain == null ? OptionalDouble.empty() : OptionalDouble.of(gain),
                OptionalDouble.empty(),
                Optional.ofNullable(effect),
                OptionalDouble.of(stable)));
    }

    @Test
    void theBestAloneAndWithSleepAreNamedAndWhatIsToldFromNone() {
        point("none", 0, 10, 0.6, null, null, 0);
        point("none", 0.1, 10, 0.7, 0.1, Effect.UNDECIDED, 1);
        point("softBound", 0, 3, 0.75, 0.15, Effect.RAISES, 1);
        point("softBound", 0.1, 3, 0.8, 0.2, Effect.RAISES, 0.5);
        point("threshold", 0, 3, 0.2, -0.4, Effect.LOWERS, 0);
        assertEquals(
                List.of(
                        "On mnist, published timing, of 3 mechanisms (3 to 10 seeds), the best alone is softBound with 0.750"
                                + " (0.700 to 0.800), with sleep softBound with 0.800 (0.750 to 0.850), which did not hold in every seed;"
                                + " nothing at all has 0.600, sleep by itself 0.700. More accurate than nothing, beyond chance for all"
                                + " together, are softBound with sleep 0.1 by 0.200, softBound by 0.150. Less accurate so is threshold"
                                + " by 0.400. Weights and rates held alone in 1 of 3: softBound."),
                LeagueText.of(points));
    }
}
