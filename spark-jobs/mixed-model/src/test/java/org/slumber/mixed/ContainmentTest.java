package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.slumber.engine.random.RandomStreams;

class ContainmentTest {
    /** 4 data sets, 3 ratios, 130 seeds of each data set: more levels than Satterthwaite's are worked out for. */
    @Test
    void aRatioIsJudgedByTheDataSetsThatRespondToItHoweverManySeedsThereAre() {
        UniformRandomProvider random = new RandomStreams(7).stream("containment");
        var normal = NormalDistribution.of(0, 1).createSampler(random);
        List<String> dataset = new ArrayList<>();
        List<String> seed = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        List<Double> drift = new ArrayList<>();
        for (int d = 0; d < 4; d++) {
            double[] responding = normal.samples(3).toArray();
            for (int s = 0; s < 130; s++) {
                double own = normal.sample();
                for (int r = 0; r < 3; r++) {
                    dataset.add("d" + d);
                    seed.add(Integer.toString(s));
                    ratio.add(r / 10.0);
                    drift.add(2 * d + responding[r] + own + 0.5 * normal.sample());
                }
            }
        }
        Observations rows = Observations.builder()
                .labels("dataset", dataset)
                .labels("seed", seed)
                .numbers("ratio", ratio.stream().mapToDouble(x -> x).toArray())
                .numbers("drift", drift.stream().mapToDouble(x -> x).toArray())
                .build();
        ModelSummary summary = MixedModel.fit(
                        ModelSpecification.of(
                                Formula.parse(
                                        "drift ~ factor(ratio) + (1|dataset) + (1|dataset:ratio) + (1|dataset:seed)"),
                                Family.GAUSSIAN,
                                Optional.empty()),
                        rows)
                .summary();
        // 12 combinations, less 3 ratios, less 4 data sets but for the mean that they share
        assertEquals(6, summary.termTests().get(0).residualDegreesOfFreedom());
        assertEquals(6, summary.fixedEffects().get(1).degreesOfFreedom());
        assertTrue(summary.notes().stream().anyMatch(note -> note.startsWith("Degrees of freedom are by containment")));
    }
}
