package org.slumber.spark.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.slumber.spark.report.Headline.Outcome;

/**
 * The words of a verdict.
 *
 * @param results what is judged
 * @param names of the points that a regulariser was tried at
 */
record VerdictText(SweepResults results, PointNames names) {
    /** Where nothing controls the weights of any run. */
    static String uncontrolledOnly(Subject subject, List<PointSummary> points) {
        Optional<PointSummary> best = points.stream()
                .filter(summary -> summary.accuracy().mean().isPresent())
                .max(Comparator.comparingDouble(
                        summary -> summary.accuracy().mean().getAsDouble()));
        String found = best.map(summary -> " Accuracy without is "
                        + Figures.plain(summary.accuracy().mean().getAsDouble())
                        + sd(summary.accuracy().sd()) + " over "
                        + Figures.count(summary.n(), "seed", "seeds") + ".")
                .orElse(" None of these runs ended well.");
        return "On " + subject.dataset() + ", " + subject.learner()
                + " was only run without sleep, so that nothing can be said about what sleep changes." + found;
    }

    private static String sd(OptionalDouble sd) {
        return sd.isPresent() ? " ± " + Figures.plain(sd.getAsDouble()) : "";
    }

    /** Where there is nothing to compare with. */
    String withoutBaseline(Subject subject, String regulariser, List<PointSummary> points) {
        boolean baseline = points.stream().anyMatch(summary -> summary.point().uncontrolled() && summary.n() > 0);
        String why = baseline
                ? "has no seed that ended well both with and without " + PointNames.noun(regulariser)
                : "has no run without " + PointNames.noun(regulariser) + " that ended well";
        String highest = points.stream()
                .filter(summary -> summary.point().regulariser().equals(regulariser)
                        && summary.accuracy().mean().isPresent())
                .max(Comparator.comparingDouble(
                        summary -> summary.accuracy().mean().getAsDouble()))
                .map(summary -> " The highest accuracy is "
                        + Figures.plain(summary.accuracy().mean().getAsDouble())
                        + sd(summary.accuracy().sd()) + " with " + names.of(summary.point()) + " over "
                        + Figures.count(summary.n(), "seed", "seeds") + ".")
                .orElse("");
        return "On " + subject.dataset() + ", " + subject.learner() + " " + why
                + ", so that whether it helps cannot be said." + highest;
    }

    /** Where there is one pair of runs. */
    String singleSeed(PairedPoint best, int tried) {
        return "On " + best.point().dataset() + ", " + names.of(best.point()) + " changes the accuracy of "
                + best.point().learner() + " by " + Figures.signed(Headline.gain(best)) + levels(best)
                + ", but that is one seed only" + (tried == 1 ? "" : " and the best of " + tried + " points")
                + ": whether it is chance cannot be said.";
    }

    private static String levels(PairedPoint paired) {
        return ", from " + Figures.plain(paired.without().getAsDouble()) + " to "
                + Figures.plain(paired.with().getAsDouble());
    }

    /** What the best of the points tried changes, how sure that is, and what it does to the weights. */
    String sentence(PairedPoint best, Outcome outcome, List<PairedPoint> tried) {
        Point point = best.point();
        String name = names.of(point);
        String of = " of " + point.learner() + " on " + point.dataset();
        String choice = tried.size() == 1 ? "" : ", the best of " + tried.size() + " points tried";
        String sentence =
                switch (outcome) {
                    case RAISES ->
                        capital(name) + " raises the accuracy" + of + " by " + amount(best, 1) + levels(best) + choice
                                + correction(best, tried.size()) + ".";
                    case LOWERS ->
                        capital(PointNames.noun(point.regulariser())) + " lowers the accuracy" + of
                                + (tried.size() == 1
                                        ? ""
                                        : " at every one of " + tried.size() + " points tried, least with " + name)
                                + " by " + amount(best, -1) + levels(best) + correction(best, tried.size()) + ".";
                    default -> unclear(best, tried, name, of);
                };
        String sure = outcome == Outcome.RAISES ? sureness(best, tried.size()) : "";
        return sentence + sure + worst(best, outcome, tried) + stability(point);
    }

    private static String unclear(PairedPoint best, List<PairedPoint> tried, String name, String of) {
        String noun = capital(PointNames.noun(best.point().regulariser()));
        if (best.difference().sd().getAsDouble() == 0 && Headline.gain(best) == 0) {
            return noun + " changes nothing about the accuracy" + of + ": with " + name
                    + " it is the same in every one of " + best.pairs() + " seeds.";
        }
        boolean includesZero = best.difference().low().getAsDouble() <= 0
                && best.difference().high().getAsDouble() >= 0;
        if (!includesZero && Headline.gain(best) > 0) {
            return capital(name) + " seems to raise the accuracy" + of + " by " + amount(best, 1) + levels(best)
                    + ", but it may be chance"
                    + (tried.size() == 1 ? "" : ", being the best of " + tried.size() + " points tried")
                    + correction(best, tried.size()) + ".";
        }
        return noun + " has no effect on the accuracy" + of + " that could be told from chance: "
                + (tried.size() == 1 ? "" : "at best of " + tried.size() + " points tried, ") + "with " + name
                + ", it changes by " + amount(best, 1) + levels(best)
                + (includesZero ? ", which includes no change" : "") + correction(best, tried.size()) + ".";
    }

    /** Where it does harm although elsewhere it does not. */
    private String worst(PairedPoint best, Outcome outcome, List<PairedPoint> tried) {
        if (outcome == Outcome.LOWERS) {
            return "";
        }
        return tried.stream()
                .filter(paired -> !paired.equals(best) && Headline.outcome(paired) == Outcome.LOWERS)
                .min(Comparator.comparingDouble(Headline::gain))
                .map(paired -> " With " + names.of(paired.point()) + " accuracy falls by " + amount(paired, -1)
                        + correction(paired, tried.size()) + ".")
                .orElse("");
    }

    /** Whether another point might as well have been the best. */
    private String sureness(PairedPoint best, int tried) {
        OptionalDouble share = results.probabilityBest(best.point());
        return tried == 1 || share.isEmpty()
                ? ""
                : " It is the best of all points in " + Math.round(100 * share.getAsDouble())
                        + " % of bootstrap resamples of the seeds.";
    }

    /** Mean ± sd and interval of a change, counted upwards (1) or downwards (−1). */
    private static String amount(PairedPoint paired, int direction) {
        double low = paired.difference().low().getAsDouble() * direction;
        double high = paired.difference().high().getAsDouble() * direction;
        return Figures.plain(Headline.gain(paired) * direction) + " ± "
                + Figures.plain(paired.difference().sd().getAsDouble()) + " (mean ± sd of " + paired.pairs()
                + " seeds; 95 % interval " + Figures.plain(Math.min(low, high)) + " to "
                + Figures.plain(Math.max(low, high)) + ")";
    }

    private static String correction(PairedPoint paired, int tried) {
        return paired.holm().isPresent()
                ? "; " + Figures.p(paired.holm().getAsDouble())
                        + (tried == 1 ? "" : " corrected after Holm for every comparison of this sweep")
                : "";
    }

    /** What it does to the weights, without which accuracy is half of the answer. */
    private String stability(Point point) {
        OptionalDouble with = mean(PointSummary::weightDrift, point, false);
        OptionalDouble without = mean(PointSummary::weightDrift, point, true);
        if (with.isEmpty() || without.isEmpty()) {
            return "";
        }
        OptionalDouble saturatedWith = mean(PointSummary::saturation, point, false);
        OptionalDouble saturatedWithout = mean(PointSummary::saturation, point, true);
        String saturation = saturatedWith.isPresent() && saturatedWithout.isPresent()
                ? "; " + Figures.plain(saturatedWith.getAsDouble())
                        + " of all synapses end at their upper bound instead of "
                        + Figures.plain(saturatedWithout.getAsDouble())
                : "";
        return " Weights end at " + Figures.factor(with.getAsDouble()) + " times their initial sum instead of "
                + Figures.factor(without.getAsDouble()) + " times" + saturation + ".";
    }

    private OptionalDouble mean(Function<PointSummary, Spread> metric, Point point, boolean uncontrolled) {
        ToDoubleFunction<PointSummary> value =
                summary -> metric.apply(summary).mean().getAsDouble();
        return results.summaries().stream()
                .filter(summary -> uncontrolled
                        ? summary.point().uncontrolled() && summary.point().comparable(point)
                        : summary.point().equals(point))
                .filter(summary -> metric.apply(summary).mean().isPresent())
                .mapToDouble(value)
                .average();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
