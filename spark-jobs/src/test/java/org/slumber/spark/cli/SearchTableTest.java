package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.slumber.spark.job.Conclusion;
import org.slumber.spark.job.Confirmed;
import org.slumber.spark.search.Measured;
import org.slumber.spark.search.Scale;
import org.slumber.spark.sweep.Halving;

class SearchTableTest {
    private static Conclusion.Competitor competitor(double ratio, boolean whole, double[]... scores) {
        return new Conclusion.Competitor(
                Map.of("sleep.ratio", ratio),
                List.of(scores).stream()
                        .map(stage -> DoubleStream.of(stage)
                                .mapToObj(value -> Optional.of(Measured.of(value, 100)))
                                .toList())
                        .toList(),
                whole);
    }

    private static String text(Halving.Goal goal, Conclusion.Competitor... competitors) {
        return SearchTable.of(new Conclusion.Halved(
                "validation_accuracy",
                goal,
                List.of(new Conclusion.Rung(1, competitors.length, 1)),
                Map.of("geomfig", List.of(competitors)),
                Set.of()));
    }

    @Test
    void aWinnerOfSeedsThatSpreadLooksTooGood() {
        String text = text(
                Halving.Goal.MAX,
                competitor(0.1, true, new double[] {0.5, 0.7}, new double[] {0.8, 0.9}),
                competitor(0.2, false, new double[] {0.7, 0.5}),
                competitor(0.3, false, new double[] {0.5, 0.5}));
        assertTrue(
                text.matches(
                        "(?s).*Best on geomfig: sleep.ratio 0.1, validation_accuracy 0.8500 of 2 seeds. For having been"
                                + " picked of 3 it looks about 0.0[0-9]+ too good, so that 0.8[0-9]+ is to be expected of fresh"
                                + " seeds; it is the best with probability 0.[3-7].*"),
                text);
    }

    @Test
    void whatWasConfirmedStandsBesideWhatTheSearchSaid() {
        String text = ConfirmedTable.of(new Confirmed(
                "test_accuracy",
                Halving.Goal.MAX,
                Scale.FRACTION,
                Optional.of("stable"),
                List.of("mnist, oja"),
                List.of(new Confirmed.Point(
                        "geomfig",
                        Map.of("sleep.ratio", 0.1),
                        List.of(Optional.of(Measured.of(0.95, 100))),
                        List.of(
                                Optional.of(Measured.of(0.9, 100)),
                                Optional.empty(),
                                Optional.of(Measured.of(0.9, 100)))))));
        // Wilson's of 180 of 200
        assertEquals(
                """
                data set  sleep.ratio  searched  test_accuracy  fresh  confirmed     95 % interval  too good by
                --------  -----------  --------  -------------  -----  ---------  ----------------  -----------
                geomfig           0.1         1         0.9500      2     0.9000  0.8506 to 0.9343      0.05000
                The best on geomfig looked 0.05000 better in the search than on 2 fresh seeds.
                None could be chosen of mnist, oja: no point there has a value of test_accuracy and stable in all seeds.
                Rows of fresh seeds have purpose confirm.""",
                text);
    }

    @Test
    void ofOneSeedThereAreOnlyBounds() {
        String text = text(
                Halving.Goal.MIN,
                competitor(0.1, true, new double[] {0.5}, new double[] {0.3}),
                competitor(0.2, false, new double[] {0.7}),
                competitor(0.3, false, new double[] {0.6}));
        assertTrue(
                text.matches(
                        "(?s).*validation_accuracy 0.3000 of 1 seed. One seed does not tell luck from worth: for having"
                                + " been picked of 3 it looks too good by 0.0[0-9]+, if only its counts err, to 0.1000, if all are"
                                + " alike; --confirm 1 --seeds 5 tells."),
                text);
    }
}
