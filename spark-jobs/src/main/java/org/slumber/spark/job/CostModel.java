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
        return spec.learner().expectedSeconds(spec.protocol(), spec.encoding());
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

    private static final class Measured {
        private int runs;
        private double prior;
        private double seconds;

        private void add(double expected, double measured) {
            runs++;
            prior += expected;
            seconds += measured;
        }
    }
}
