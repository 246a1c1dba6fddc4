package org.slumber.spark.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.slumber.mixed.Interval;
import org.slumber.spark.analysis.MeanTest;

/**
 * Whether sleep helps one and not the other: the difference of two gains, which is a question of its own and not answered
 * by one gain being beyond chance and the other not. Gains are compared at each sleep ratio that both were run at, each at
 * its best where there are several points of a ratio, and p is corrected for the ratios after Bonferroni.
 *
 * @param one what has the first gains
 * @param other what has the second
 * @param ratios at which both were tested
 * @param at the ratio of the greatest difference
 * @param test of the first minus the second gain there
 */
record Interaction(Subject one, Subject other, int ratios, double at, MeanTest test) {
    private static final double LEVEL = 0.05;

    /** Between two subjects; empty where no ratio has a tested gain of both. */
    static Optional<Interaction> of(List<PairedPoint> paired, Subject one, Subject other) {
        Map<Double, PairedPoint> ofOne = best(paired, one);
        Map<Double, PairedPoint> ofOther = best(paired, other);
        ofOne.keySet().retainAll(ofOther.keySet());
        return ofOne.keySet().stream()
                .map(ratio -> new Interaction(
                        one, other, ofOne.size(), ratio, difference(ofOne.get(ratio), ofOther.get(ratio))))
                .max(Comparator.comparingDouble(each -> Math.abs(each.test().t().getAsDouble())));
    }

    private static Map<Double, PairedPoint> best(List<PairedPoint> paired, Subject subject) {
        Map<Double, PairedPoint> best = new TreeMap<>();
        paired.stream()
                .filter(each -> each.point().subject().equals(subject)
                        && each.point().sleeps()
                        && each.error().isPresent())
                .forEach(each -> best.merge(each.point().ratio(), each, (a, b) -> a.gain() >= b.gain() ? a : b));
        return best;
    }

    private static MeanTest difference(PairedPoint one, PairedPoint other) {
        double first = Math.pow(one.error().getAsDouble(), 2);
        double second = Math.pow(other.error().getAsDouble(), 2);
        double degrees = (first + second)
                * (first + second)
                / (first * first / one.degrees() + second * second / other.degrees());
        return new MeanTest(one.gain() - other.gain(), OptionalDouble.empty(), Math.sqrt(first + second), degrees);
    }

    double p() {
        return Math.min(1, ratios * test.p().getAsDouble());
    }

    boolean shown() {
        return p() < LEVEL;
    }

    /** In a sentence; names are of what differs. */
    String sentence(String first, String second) {
        Interval interval = test.interval().orElseThrow();
        String figures = " at ratio " + Figures.parameter(at) + " by " + Figures.signed(test.mean())
                + " (95 % interval of that alone " + Figures.plain(interval.low()) + " to "
                + Figures.plain(interval.high()) + "; " + Figures.p(p())
                + (ratios == 1 ? "" : " corrected for " + ratios + " ratios") + ")";
        return shown()
                ? "The gain of "
                        + (test.mean() > 0
                                ? first + " is greater than that of " + second
                                : first + " is smaller than that of " + second)
                        + figures + "."
                : "That " + first + " gains more or less than " + second + " is undecided: the gains differ most"
                        + figures + ".";
    }
}
