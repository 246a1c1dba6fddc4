package org.slumber.spark.job;

import java.util.HashMap;
import java.util.Map;
import org.slumber.engine.Catalogue;
import org.slumber.engine.RunSpec;
import org.slumber.engine.spec.Family;

/**
 * How long a run will take: the steps that its spec asks for, at the seconds a step that runs like it have taken so far
 * in this sweep, or at those of one ordinary core where none has ended yet.
 */
final class CostModel {
    /** Of the logarithm: how far what nothing was measured of may be from its prior, a factor of 2 either way. */
    private static final double UNMEASURED = Math.log(2) / 1.96;
    /** Of the logarithm: by what runs of a family differ where none tells yet. */
    private static final double WITHIN = 0.3;
    /** Runs that this guess counts as. */
    private static final double PRIOR_RUNS = 2;

    private final Map<String, Measured> families = new HashMap<>();
    private final Measured all = new Measured();

    /** Runs that share their seconds a step. */
    static String family(RunSpec spec) {
        return spec.dataset() + "/" + spec.learner().variant().name() + "/"
                + Catalogue.valueOf(spec, Catalogue.REGULARISERS.selector()).orElseThrow() + "/"
                + Catalogue.valueOf(spec, Catalogue.HOMEOSTASIS.selector()).orElse(Family.NONE);
    }

    /** Seconds expected before anything was measured. */
    static double prior(RunSpec spec) {
        return spec.expectedSeconds();
    }

    /** Takes in what a finished run took. */
    void learn(String family, double prior, double seconds) {
        all.add(prior, seconds);
        families.computeIfAbsent(family, key -> new Measured()).add(prior, seconds);
    }

    /** Seconds expected of a run, from its prior. */
    double expected(String family, double prior) {
        Measured measured = families.getOrDefault(family, all);
        return prior * (measured.runs > 0 ? measured.seconds / measured.prior : 1);
    }

    /**
     * Seconds that runs take, with bounds.
     *
     * @param low lower end of the 95 % interval
     * @param high upper end
     */
    record Estimate(double seconds, double low, double high) {}

    /**
     * What runs will take, from their priors by family, with the interval that what was measured gives: of each family by
     * how its runs spread and how many they were, of what nothing was measured of a factor of 2.
     *
     * @param priors summed over the runs, s
     * @param runs how many they are
     */
    Estimate estimate(Map<String, Double> priors, int runs) {
        double seconds = 0;
        double variance = 0;
        double spread = spread();
        for (Map.Entry<String, Double> entry : priors.entrySet()) {
            int measured = families.containsKey(entry.getKey()) ? families.get(entry.getKey()).runs : 0;
            double expected = expected(entry.getKey(), entry.getValue());
            double error = measured == 0 ? UNMEASURED : spread / Math.sqrt(measured);
            seconds += expected;
            variance += expected * expected * error * error;
        }
        if (seconds == 0) {
            return new Estimate(0, 0, 0);
        }
        double relative = Math.sqrt(variance) / seconds;
        // before anything was measured, what is wrong for one family is wrong for all: how fast the machine is
        double deviation = Math.hypot(all.runs == 0 ? UNMEASURED : relative, spread / Math.sqrt(Math.max(1, runs)));
        return new Estimate(seconds, seconds * Math.exp(-1.96 * deviation), seconds * Math.exp(1.96 * deviation));
    }

    /** Standard deviation of the logarithm of what a run takes, within families. */
    private double spread() {
        double squares = PRIOR_RUNS * WITHIN * WITHIN;
        double degrees = PRIOR_RUNS;
        for (Measured family : families.values()) {
            squares += family.squares;
            degrees += family.runs - 1;
        }
        return Math.sqrt(squares / degrees);
    }

    private static final class Measured {
        private int runs;
        private double prior;
        private double seconds;
        /** Sum of the squared logarithms of what runs took over what was expected of them just before. */
        private double squares;

        private void add(double expected, double measured) {
            if (runs > 0 && measured > 0 && seconds > 0) {
                double ratio = StrictMath.log(measured / expected / (seconds / prior));
                squares += ratio * ratio;
            }
            runs++;
            prior += expected;
            seconds += measured;
        }
    }
}
