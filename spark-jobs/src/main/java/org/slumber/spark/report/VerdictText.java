package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.slumber.spark.analysis.Effect;
import org.slumber.spark.report.Headline.Outcome;

/**
 * The words of a verdict.
 *
 * @param results what is judged
 * @param names of the points that a regulariser was tried at
 */
record VerdictText(SweepResults results, PointNames names) {
    /** Gains that differ by less are the same in every figure of the report. */
    private static final double EQUAL = 0.0005;
    /** What moves by less than this part of itself is not told. */
    private static final double RELATIVE = 0.1;
    /** A share that moves by less is not told. */
    private static final double SHARE = 0.01;

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
        List<PointSummary> ranked = points.stream()
                .filter(summary -> summary.point().regulariser().equals(regulariser)
                        && summary.accuracy().mean().isPresent())
                .sorted(Comparator.comparingDouble(
                        summary -> -summary.accuracy().mean().getAsDouble()))
                .toList();
        String highest = ranked.stream()
                .findFirst()
                .map(summary -> " The highest accuracy is "
                        + Figures.plain(summary.accuracy().mean().getAsDouble())
                        + sd(summary.accuracy().sd()) + " with " + names.of(summary.point()) + " over "
                        + Figures.count(summary.n(), "seed", "seeds") + tied(ranked) + ".")
                .orElse("");
        return "On " + subject.dataset() + ", " + subject.learner() + " " + why
                + ", so that whether it helps cannot be said." + highest;
    }

    /** The points that read as the first. */
    private String tied(List<PointSummary> ranked) {
        List<String> tied = ranked.stream()
                .skip(1)
                .filter(summary -> ranked.get(0).accuracy().mean().getAsDouble()
                                - summary.accuracy().mean().getAsDouble()
                        < EQUAL)
                .map(summary -> names.of(summary.point()))
                .toList();
        return tied.isEmpty() ? "" : "; as high with " + and(tied);
    }

    /** Where there is one pair of runs. */
    String singleSeed(PairedPoint best, int tried) {
        return "On " + best.point().dataset() + ", " + names.of(best.point()) + " changes the accuracy of "
                + best.point().learner() + " by " + Figures.signed(best.gain()) + levels(best)
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
        String sentence =
                switch (outcome) {
                    case RAISES ->
                        capital(name) + " raises the accuracy" + of + " by " + amount(best, 1) + levels(best)
                                + choice(best, tried) + correction(best) + ".";
                    case LOWERS -> lowers(best, tried, name, of);
                    default -> undecided(best, tried, name, of);
                };
        String sure = outcome == Outcome.RAISES ? sureness(best, tried.size()) : "";
        return sentence
                + sure
                + worst(best, outcome, tried)
                + equivalence(tried)
                + collapsed(point, tried)
                + stability(point);
    }

    /** Among how many it is the best, and what ties with it. */
    private String choice(PairedPoint best, List<PairedPoint> tried) {
        if (tried.size() == 1) {
            return "";
        }
        List<String> tied = tried.stream()
                .filter(paired -> !paired.equals(best) && Math.abs(paired.gain() - best.gain()) < EQUAL)
                .map(paired -> names.of(paired.point()))
                .toList();
        return ", the best of " + tried.size() + " points tried" + (tied.isEmpty() ? "" : ", as good as " + and(tied));
    }

    private static String and(List<String> texts) {
        return texts.size() == 1
                ? texts.get(0)
                : String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + texts.get(texts.size() - 1);
    }

    private String lowers(PairedPoint best, List<PairedPoint> tried, String name, String of) {
        long lowering = tried.stream()
                .filter(paired -> paired.effect() == Effect.LOWERS)
                .count();
        String noun = capital(PointNames.noun(best.point().regulariser()));
        return noun + " lowers the accuracy" + of
                + (tried.size() == 1
                        ? ""
                        : " at " + (lowering == tried.size() ? "every one" : String.valueOf(lowering)) + " of "
                                + tried.size() + " points tried, least with " + name)
                + " by " + amount(best, -1) + levels(best) + correction(best) + ".";
    }

    private String undecided(PairedPoint best, List<PairedPoint> tried, String name, String of) {
        String noun = PointNames.noun(best.point().regulariser());
        if (best.difference().sd().orElse(1) == 0 && best.gain() == 0) {
            return "Whether " + noun + " changes the accuracy" + of + " is undecided: with " + name
                    + " it is the same in every one of " + best.pairs() + " seeds" + choice(best, tried) + ".";
        }
        return "Whether " + noun + " raises the accuracy" + of + " is undecided: with " + name + " it changes by "
                + amount(best, 1) + levels(best) + choice(best, tried) + correction(best) + ".";
    }

    /** Where it does harm although elsewhere it does not. */
    private String worst(PairedPoint best, Outcome outcome, List<PairedPoint> tried) {
        if (outcome == Outcome.LOWERS) {
            return "";
        }
        return tried.stream()
                .filter(paired -> !paired.equals(best) && paired.effect() == Effect.LOWERS)
                .min(Comparator.comparingDouble(PairedPoint::gain))
                .map(paired -> " With " + names.of(paired.point()) + " accuracy falls by " + amount(paired, -1)
                        + correction(paired) + ".")
                .orElse("");
    }

    /** Whether another point might as well have been the best, and how lucky this one was. */
    private String sureness(PairedPoint best, int tried) {
        return tried == 1
                ? ""
                : results.standing(best.point())
                        .map(standing -> " It is the best of all points with a probability of "
                                + Math.round(100 * standing.probability())
                                + " %, and for having been picked the best accuracy is expected to be "
                                + Figures.plain(standing.optimism()) + " too high.")
                        .orElse("");
    }

    private static String equivalence(List<PairedPoint> tried) {
        long asked =
                tried.stream().filter(paired -> !paired.equivalence().isEmpty()).count();
        long equivalent = tried.stream()
                .filter(paired -> paired.equivalence().equals("equivalent"))
                .count();
        return asked == 0
                ? ""
                : " Within the margin, " + equivalent + " of " + Figures.count(asked, "point is", "points are")
                        + " equivalent to none at work.";
    }

    /** Runs that broke down, which a mean hides. */
    private String collapsed(Point point, List<PairedPoint> tried) {
        List<PointSummary> without = results.summaries().stream()
                .filter(summary ->
                        summary.point().uncontrolled() && summary.point().comparable(point))
                .toList();
        List<PointSummary> with = results.summaries().stream()
                .filter(summary ->
                        tried.stream().anyMatch(paired -> paired.point().equals(summary.point())))
                .toList();
        long collapsed = sum(without, PointSummary::collapsed) + sum(with, PointSummary::collapsed);
        return collapsed == 0
                ? ""
                : " Of the runs without, " + sum(without, PointSummary::collapsed) + " of "
                        + sum(without, PointSummary::n)
                        + " collapsed (at chance, or less than half of the way from there"
                        + " to their other seeds), of those with " + sum(with, PointSummary::collapsed) + " of "
                        + sum(with, PointSummary::n) + ".";
    }

    private static long sum(List<PointSummary> summaries, ToLongFunction<PointSummary> count) {
        return summaries.stream().mapToLong(count).sum();
    }

    /** Mean ± sd and interval of a change, counted upwards (1) or downwards (−1). */
    private static String amount(PairedPoint paired, int direction) {
        Spread difference = paired.difference();
        String interval = difference.low().isEmpty()
                ? ""
                : "; 95 % interval "
                        + Figures.plain(Math.min(
                                difference.low().getAsDouble() * direction,
                                difference.high().getAsDouble() * direction))
                        + " to "
                        + Figures.plain(Math.max(
                                difference.low().getAsDouble() * direction,
                                difference.high().getAsDouble() * direction));
        return Figures.plain(paired.gain() * direction) + sd(difference.sd()) + " (mean ± sd of " + paired.pairs()
                + " seeds" + interval + ")";
    }

    /** p, and for how many points it and the interval hold together. */
    private String correction(PairedPoint paired) {
        long family = results.paired().stream()
                .filter(other -> other.p().isPresent() && other.point().comparable(paired.point()))
                .count();
        return paired.p().isPresent()
                ? "; " + Figures.p(paired.p().getAsDouble())
                        + (family == 1 ? "" : ", as the interval after Dunnett for all " + family + " points together")
                : "";
    }

    /** What it does to the weights, without which accuracy is half of the answer. */
    private String stability(Point point) {
        OptionalDouble with = mean(summary -> summary.weightDrift().mean(), point, false);
        OptionalDouble without = mean(summary -> summary.weightDrift().mean(), point, true);
        if (with.isEmpty() || without.isEmpty()) {
            return "";
        }
        List<String> also = new ArrayList<>();
        share(
                also,
                "of all synapses end at their upper bound",
                mean(summary -> summary.saturation().mean(), point, false),
                mean(summary -> summary.saturation().mean(), point, true));
        factor(
                also,
                mean(summary -> summary.activity().inhibitionDrift(), point, false),
                mean(summary -> summary.activity().inhibitionDrift(), point, true));
        rate(
                also,
                mean(summary -> summary.activity().rate(), point, false),
                mean(summary -> summary.activity().rate(), point, true));
        share(
                also,
                "of the neurons are silent",
                mean(summary -> summary.activity().silent(), point, false),
                mean(summary -> summary.activity().silent(), point, true));
        return " Weights end at " + Figures.factor(with.getAsDouble()) + " times their initial sum"
                + instead(Figures.factor(with.getAsDouble()), Figures.factor(without.getAsDouble()), " times")
                + (also.isEmpty() ? "" : "; " + String.join("; ", also)) + ".";
    }

    /** The value without, where it reads otherwise than that with. */
    private static String instead(String with, String without, String unit) {
        return with.equals(without) ? ", as without" : " instead of " + without + unit;
    }

    /** Tells a share that moved. */
    private static void share(List<String> also, String what, OptionalDouble with, OptionalDouble without) {
        if (with.isPresent() && without.isPresent() && Math.abs(with.getAsDouble() - without.getAsDouble()) >= SHARE) {
            also.add(Figures.plain(with.getAsDouble()) + " " + what
                    + instead(Figures.plain(with.getAsDouble()), Figures.plain(without.getAsDouble()), ""));
        }
    }

    /** Tells of inhibition that did not hold, whether sleep moved it or not. */
    private static void factor(List<String> also, OptionalDouble with, OptionalDouble without) {
        if (with.isPresent()
                && without.isPresent()
                && (moved(with.getAsDouble(), 1) || moved(with.getAsDouble(), without.getAsDouble()))) {
            also.add("inhibition ends at " + Figures.factor(with.getAsDouble()) + " times its initial sum"
                    + instead(Figures.factor(with.getAsDouble()), Figures.factor(without.getAsDouble()), " times"));
        }
    }

    private static void rate(List<String> also, OptionalDouble with, OptionalDouble without) {
        if (with.isPresent() && without.isPresent() && moved(with.getAsDouble(), without.getAsDouble())) {
            also.add("neurons spike at " + Figures.significant(with.getAsDouble()) + " Hz"
                    + instead(
                            Figures.significant(with.getAsDouble()),
                            Figures.significant(without.getAsDouble()),
                            " Hz"));
        }
    }

    private static boolean moved(double with, double without) {
        return Math.abs(with - without) > RELATIVE * Math.max(Math.abs(with), Math.abs(without));
    }

    private OptionalDouble mean(Function<PointSummary, OptionalDouble> value, Point point, boolean uncontrolled) {
        return results.summaries().stream()
                .filter(summary -> uncontrolled
                        ? summary.point().uncontrolled() && summary.point().comparable(point)
                        : summary.point().equals(point))
                .map(value)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
