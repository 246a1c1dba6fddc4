package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.Effect;
import org.slumber.spark.report.MechanismPoint.Generalisation;
import org.slumber.spark.report.MechanismPoint.Measure;
import org.slumber.spark.report.MechanismPoint.Stability;

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
                spread(accuracy),
                difference(gain),
                OptionalDouble.empty(),
                Optional.ofNullable(effect),
                new Stability(
                        OptionalDouble.of(2),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(stable))));
    }

    /** A network that learns by gradients, its gap beside that of the plain one. */
    private void network(String name, double accuracy, Double gain, Double gap, double p) {
        Spread none = Spread.NONE;
        points.add(new MechanismPoint(
                "mnist, gradients, 100 hidden",
                name,
                0,
                false,
                2,
                spread(accuracy),
                difference(gain),
                gain == null ? OptionalDouble.empty() : OptionalDouble.of(p),
                gain == null ? Optional.empty() : Optional.of(Effect.UNDECIDED),
                new Generalisation(
                        new Measure(
                                spread(0.1),
                                difference(gap),
                                gap == null ? OptionalDouble.empty() : OptionalDouble.of(p)),
                        new Measure(none, none, OptionalDouble.empty()),
                        new Measure(none, none, OptionalDouble.empty()))));
    }

    private static Spread spread(double mean) {
        return new Spread(
                OptionalDouble.of(mean),
                OptionalDouble.empty(),
                OptionalDouble.of(mean - 0.05),
                OptionalDouble.of(mean + 0.05));
    }

    private static Spread difference(Double mean) {
        return mean == null ? Spread.NONE : spread(mean);
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

    @Test
    void ofGradientsTheGapIsSaidToo() {
        network("none", 0.8, null, null, 1);
        network("weight decay 0.1", 0.81, 0.01, -0.06, 0.01);
        network("dropout 0.5", 0.79, -0.01, -0.08, 0.03);
        network("weight noise 0.1", 0.78, -0.02, 0.02, 0.04);
        network("msth", 0.7, -0.1, 0.3, 0.2);
        assertEquals(
                List.of(
                        "On mnist, gradients, 100 hidden, of 5 mechanisms (2 seeds), the best alone is weight decay 0.1 with"
                                + " 0.810 (0.760 to 0.860); nothing at all has 0.800. A smaller gap of training over test accuracy so"
                                + " have dropout 0.5 by 0.080, weight decay 0.1 by 0.060. A larger one so has weight noise 0.1 by"
                                + " 0.020."),
                LeagueText.of(points));
    }
}
