package org.slumber.spark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slumber.spark.analysis.Effect;

/** What a sweep found: one verdict for each data set, learner, setting and regulariser. */
final class Headline {
    /** Settings of a data set and learner whose verdicts are read out. */
    private static final int MOST_SETTINGS = 6;

    /** Comparisons of learners or data sets that are read out. */
    private static final int MOST_INTERACTIONS = 4;

    private final SweepResults results;

    Headline(SweepResults results) {
        this.results = results;
    }

    /** How a regulariser turned out. */
    enum Outcome {
        /** It raises accuracy somewhere, as the view {@code paired} says. */
        RAISES,
        /** It raises it nowhere, and lowers it where it does best. */
        LOWERS,
        /** Whether it changes it where it does best cannot be told. */
        UNDECIDED,
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
        for (Subject subject : results.scoredSubjects()) {
            List<String> settings = settings(subject);
            for (String setting : settings) {
                List<Verdict> own = verdicts(subject, setting);
                verdicts.addAll(
                        settings.size() == 1
                                ? own
                                : own.stream()
                                        .map(verdict -> verdict.within("With " + Figures.parameters(setting)))
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
                ? List.of(new Verdict(
                        subject, setting, "", Outcome.UNKNOWN, VerdictText.uncontrolledOnly(subject, points)))
                : regularisers.stream()
                        .map(regulariser -> verdict(subject, setting, regulariser, points))
                        .toList();
    }

    /** What is read out: a comparison of the learners, the verdicts, and what there is beside them. */
    List<String> sentences(List<Verdict> verdicts) {
        List<String> sentences = new ArrayList<>();
        comparison(verdicts).ifPresent(sentences::add);
        sentences.addAll(interactions(verdicts));
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

    /** Whether it helps one learner or data set more than another, for each that came out otherwise than its like. */
    List<String> interactions(List<Verdict> verdicts) {
        List<Verdict> judged = verdicts.stream()
                .filter(verdict -> verdict.regulariser().equals("sleep") && verdict.outcome() != Outcome.UNKNOWN)
                .toList();
        List<String> sentences = new ArrayList<>();
        for (Verdict one : judged) {
            for (Verdict other : judged) {
                Subject first = one.subject();
                Subject second = other.subject();
                boolean learners = first.dataset().equals(second.dataset())
                        && !first.learner().equals(second.learner());
                boolean datasets = first.learner().equals(second.learner())
                        && !first.dataset().equals(second.dataset());
                if (one.outcome() != Outcome.RAISES
                        || other.outcome() == Outcome.RAISES
                        || !(learners || datasets)
                        || !one.setting().equals(other.setting())
                        || sentences.size() == MOST_INTERACTIONS) {
                    continue;
                }
                List<PairedPoint> paired = results.paired().stream()
                        .filter(each -> each.point().setting().equals(one.setting()))
                        .toList();
                Interaction.of(paired, first, second)
                        .map(found -> learners
                                ? "On " + first.dataset() + ": " + found.sentence(first.learner(), second.learner())
                                : "Of " + first.learner() + ": " + found.sentence(first.dataset(), second.dataset()))
                        .ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private Verdict verdict(Subject subject, String setting, String regulariser, List<PointSummary> points) {
        PointNames names = new PointNames(points.stream()
                .map(PointSummary::point)
                .filter(point -> point.regulariser().equals(regulariser) && !point.uncontrolled())
                .toList());
        VerdictText text = new VerdictText(results, names);
        List<PairedPoint> tried = results.paired().stream()
                .filter(paired -> paired.point().subject().equals(subject)
                        && paired.point().setting().equals(setting)
                        && paired.point().regulariser().equals(regulariser)
                        && paired.pairs() > 0)
                .toList();
        if (tried.isEmpty()) {
            return new Verdict(
                    subject, setting, regulariser, Outcome.UNKNOWN, text.withoutBaseline(subject, regulariser, points));
        }
        PairedPoint best = best(tried);
        if (best.pairs() == 1) {
            return new Verdict(subject, setting, regulariser, Outcome.UNKNOWN, text.singleSeed(best, tried.size()));
        }
        Outcome outcome = outcome(best);
        return new Verdict(subject, setting, regulariser, outcome, text.sentence(best, outcome, tried));
    }

    /** The largest gain that is one; where there is none, the largest of all. */
    private static PairedPoint best(List<PairedPoint> tried) {
        Comparator<PairedPoint> byGain = Comparator.comparingDouble(PairedPoint::gain);
        return tried.stream()
                .filter(paired -> paired.effect() == Effect.RAISES)
                .max(byGain)
                .orElseGet(() -> tried.stream()
                        .filter(paired -> paired.pairs() > 1)
                        .max(byGain)
                        .orElseGet(() -> tried.stream().max(byGain).orElseThrow()));
    }

    private static Outcome outcome(PairedPoint paired) {
        return switch (paired.effect()) {
            case RAISES -> Outcome.RAISES;
            case LOWERS -> Outcome.LOWERS;
            case UNDECIDED -> Outcome.UNDECIDED;
        };
    }
}
