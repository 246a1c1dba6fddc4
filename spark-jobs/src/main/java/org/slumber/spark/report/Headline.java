package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a sweep found, in words: one verdict for each data set, learner, setting and regulariser. */
final class Headline {
    /** The level at which a difference counts as real, after Holm's correction. */
    private static final double LEVEL = 0.05;

    /** Settings of a data set and learner whose verdicts are read out. */
    private static final int MOST_SETTINGS = 6;

    private final SweepResults results;

    Headline(SweepResults results) {
        this.results = results;
    }

    /** How a regulariser turned out. */
    enum Outcome {
        /** It raises accuracy, and that is not chance. */
        RAISES,
        /** It lowers accuracy wherever it was tried, and that is not chance. */
        LOWERS,
        /** It changes nothing that can be told from chance. */
        UNCLEAR,
        /** There is nothing to judge it by. */
        UNKNOWN
    }

    /**
     * What is said about a data set and learner.
     *
     * @param subject the data set and learner
     * @param setting that it is about, as {@link Point#setting}
     * @param regulariser that was tried; empty where none was
     * @param outcome in short
     * @param sentence in full
     */
    record Verdict(Subject subject, String setting, String regulariser, Outcome outcome, String sentence) {
        Verdict within(String named) {
            return new Verdict(subject, setting, regulariser, outcome, named + ": " + sentence);
        }
    }

    /** The verdicts, by data set and learner; of several settings that with the most runs first. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Subject subject : results.subjects()) {
            List<String> settings = settings(subject);
            for (String setting : settings) {
                List<Verdict> own = verdicts(subject, setting);
                verdicts.addAll(
                        settings.size() == 1
                                ? own
                                : own.stream()
                                        .map(verdict -> verdict.within("With " + setting))
                                        .toList());
            }
        }
        return verdicts;
    }

    private List<String> settings(Subject subject) {
        Map<String, Long> runs = new TreeMap<>();
        results.summariesOf(subject)
                .forEach(summary -> runs.merge(summary.point().setting(), summary.n(), Long::sum));
        return runs.keySet().stream()
                .sorted(Comparator.comparing((String setting) -> -runs.get(setting)))
                .toList();
    }

    private List<Verdict> verdicts(Subject subject, String setting) {
        List<PointSummary> points = results.summariesOf(subject).stream()
                .filter(summary -> summary.point().setting().equals(setting))
                .toList();
        SortedSet<String> regularisers = new TreeSet<>();
        for (PointSummary summary : points) {
            if (!summary.point().uncontrolled()) {
                regularisers.add(summary.point().regulariser());
            }
        }
        return regularisers.isEmpty()
                ? List.of(new Verdict(subject, setting, "", Outcome.UNKNOWN, uncontrolledOnly(subject, points)))
                : regularisers.stream()
                        .map(regulariser -> verdict(subject, setting, regulariser, points))
                        .toList();
    }

    /** What is read out: a comparison of the learners, the verdicts, and what there is beside them. */
    static List<String> sentences(List<Verdict> verdicts) {
        List<String> sentences = new ArrayList<>();
        comparison(verdicts).ifPresent(sentences::add);
        Map<Subject, Set<String>> settings = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            Set<String> own = settings.computeIfAbsent(verdict.subject(), key -> new LinkedHashSet<>());
            own.add(verdict.setting());
            if (own.size() <= MOST_SETTINGS) {
                sentences.add(verdict.sentence());
            }
        }
        settings.forEach((subject, own) -> {
            if (own.size() > MOST_SETTINGS) {
                sentences.add("These are the " + MOST_SETTINGS + " settings of " + subject.learner() + " on "
                        + subject.dataset() + " with the most runs, of " + own.size()
                        + "; the view paired has an answer for each.");
            }
        });
        return sentences;
    }

    /** The learners side by side; empty where there is only one, or nothing to say. */
    static Optional<String> comparison(List<Verdict> verdicts) {
        SortedSet<String> learners = new TreeSet<>();
        List<Verdict> judged = verdicts.stream()
                .filter(verdict -> verdict.regulariser().equals("sleep") && verdict.outcome() != Outcome.UNKNOWN)
                .toList();
        judged.forEach(verdict -> learners.add(verdict.subject().learner()));
        if (learners.size() < 2) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String learner : learners) {
            List<Verdict> own = judged.stream()
                    .filter(verdict -> verdict.subject().learner().equals(learner))
                    .toList();
            long raised =
                    own.stream().filter(v -> v.outcome() == Outcome.RAISES).count();
            long lowered =
                    own.stream().filter(v -> v.outcome() == Outcome.LOWERS).count();
            long datasets = own.stream()
                    .map(verdict -> verdict.subject().dataset())
                    .distinct()
                    .count();
            parts.add("of " + learner + " on " + raised + " of "
                    + (datasets == own.size()
                            ? Figures.count(own.size(), "data set", "data sets")
                            : own.size() + " settings of " + Figures.count(datasets, "data set", "data sets"))
                    + (lowered == 0 ? "" : " (and lowers it on " + lowered + ")"));
        }
        return Optional.of("Beyond chance, sleep raises the accuracy " + String.join(", ", parts) + ".");
    }

    private static String uncontrolledOnly(Subject subject, List<PointSummary> points) {
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

    private Verdict verdict(Subject subject, String setting, String regulariser, List<PointSummary> points) {
        PointNames names = new PointNames(points.stream()
                .map(PointSummary::point)
                .filter(point -> point.regulariser().equals(regulariser) && !point.uncontrolled())
                .toList());
        List<PairedPoint> tried = results.paired().stream()
                .filter(paired -> paired.point().subject().equals(subject)
                        && paired.point().setting().equals(setting)
                        && paired.point().regulariser().equals(regulariser)
                        && paired.pairs() > 0)
                .toList();
        if (tried.isEmpty()) {
            return new Verdict(
                    subject,
                    setting,
                    regulariser,
                    Outcome.UNKNOWN,
                    withoutBaseline(subject, regulariser, points, names));
        }
        PairedPoint best = best(tried);
        if (best.pairs() == 1) {
            return new Verdict(subject, setting, regulariser, Outcome.UNKNOWN, singleSeed(best, tried.size(), names));
        }
        Outcome outcome = outcome(best);
        return new Verdict(
                subject,
                setting,
                regulariser,
                outcome,
                sentence(best, outcome, tried, names) + stability(best.point()));
    }

    /** The largest gain that is not chance; where there is none, the largest of all. */
    private static PairedPoint best(List<PairedPoint> tried) {
        Comparator<PairedPoint> byGain = Comparator.comparingDouble(Headline::gain);
        return tried.stream()
                .filter(paired -> outcome(paired) == Outcome.RAISES)
                .max(byGain)
                .orElseGet(() -> tried.stream()
                        .filter(paired -> paired.pairs() > 1)
                        .max(byGain)
                        .orElseGet(() -> tried.stream().max(byGain).orElseThrow()));
    }

    private static double gain(PairedPoint paired) {
        return paired.difference().mean().getAsDouble();
    }

    private static Outcome outcome(PairedPoint paired) {
        if (paired.difference().low().isEmpty()) {
            return Outcome.UNKNOWN;
        }
        // seeds that all differ by the same have no spread, hence no p
        boolean real = paired.holm().isPresent()
                ? paired.holm().getAsDouble() < LEVEL
                : paired.difference().sd().getAsDouble() == 0;
        if (real && paired.difference().low().getAsDouble() > 0) {
            return Outcome.RAISES;
        }
        return real && paired.difference().high().getAsDouble() < 0 ? Outcome.LOWERS : Outcome.UNCLEAR;
    }

    private static String withoutBaseline(
            Subject subject, String regulariser, List<PointSummary> points, PointNames names) {
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

    private static String singleSeed(PairedPoint best, int tried, PointNames names) {
        return "On " + best.point().dataset() + ", " + names.of(best.point()) + " changes the accuracy of "
                + best.point().learner() + " by " + Figures.signed(gain(best)) + levels(best)
                + ", but that is one seed only" + (tried == 1 ? "" : " and the best of " + tried + " points")
                + ": whether it is chance cannot be said.";
    }

    private static String levels(PairedPoint paired) {
        return ", from " + Figures.plain(paired.without().getAsDouble()) + " to "
                + Figures.plain(paired.with().getAsDouble());
    }

    private String sentence(PairedPoint best, Outcome outcome, List<PairedPoint> tried, PointNames names) {
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
        return sentence + sure + worst(best, outcome, tried, names);
    }

    private static String unclear(PairedPoint best, List<PairedPoint> tried, String name, String of) {
        String noun = capital(PointNames.noun(best.point().regulariser()));
        if (best.difference().sd().getAsDouble() == 0 && gain(best) == 0) {
            return noun + " changes nothing about the accuracy" + of + ": with " + name
                    + " it is the same in every one of " + best.pairs() + " seeds.";
        }
        boolean includesZero = best.difference().low().getAsDouble() <= 0
                && best.difference().high().getAsDouble() >= 0;
        if (!includesZero && gain(best) > 0) {
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
    private static String worst(PairedPoint best, Outcome outcome, List<PairedPoint> tried, PointNames names) {
        if (outcome == Outcome.LOWERS) {
            return "";
        }
        return tried.stream()
                .filter(paired -> !paired.equals(best) && outcome(paired) == Outcome.LOWERS)
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
        return Figures.plain(gain(paired) * direction) + " ± "
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
