package org.slumber.spark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slumber.spark.analysis.Effect;
import org.slumber.spark.results.ResultTables;

class HeadlineTest {
    private final List<PointSummary> summaries = new ArrayList<>();
    private final List<PairedPoint> paired = new ArrayList<>();
    private final Map<Point, Standing> probabilities = new HashMap<>();

    @Test
    void aGainIsToldWithItsSpreadIntervalSeedsAndCorrection() {
        point(0, 5, 0.574, 0.08, 15.3, 0.064);
        point(0.1, 5, 0.729, 0.066, 4.6, 0);
        point(0.2, 5, 0.7, 0.07, 4, 0);
        pair(0.1, 5, 0.574, 0.729, 0.155, 0.067, 0.072, 0.238, 0.0064);
        pair(0.2, 5, 0.574, 0.7, 0.126, 0.07, 0.04, 0.2, 0.02);
        probabilities.put(at(0.1), new Standing(0.87, 0.012));
        assertEquals(
                "Sleep at 0.1 raises the accuracy of stdp on mnist by 0.155 ± 0.067 (mean ± sd of 5 seeds; 95 % interval"
                        + " 0.072 to 0.238), from 0.574 to 0.729, the best of 2 points tried; p = 0.006, as the interval"
                        + " after Dunnett for all 2 points together. It is the best of all points with a probability of 87 %,"
                        + " and for having been picked the best accuracy is expected to be 0.012 too high. Weights end at 4.60 times their initial sum instead of 15.3"
                        + " times; 0.000 of all synapses end at their upper bound instead of 0.064.",
                only().sentence());
        assertEquals(Headline.Outcome.RAISES, only().outcome());
    }

    @Test
    void aGainThatIsNotSureIsPassedOverForOneThatIs() {
        point(0, 5, 0.5, 0.1, 2, 0);
        pair(0.1, 5, 0.5, 0.7, 0.2, 0.3, -0.1, 0.5, 0.6);
        pair(0.2, 5, 0.5, 0.6, 0.1, 0.02, 0.08, 0.12, 0.001);
        assertTrue(only().sentence().startsWith("Sleep at 0.2 raises the accuracy of stdp on mnist by 0.100"));
    }

    @Test
    void aDifferenceThatMayBeChanceIsCalledSo() {
        point(0, 3, 0.5, 0.1, 2, 0);
        point(0.1, 3, 0.52, 0.1, 2, 0);
        pair(0.1, 3, 0.5, 0.52, 0.02, 0.03, -0.055, 0.095, 0.37);
        assertEquals(Headline.Outcome.UNDECIDED, only().outcome());
        assertTrue(
                only().sentence()
                        .startsWith(
                                "Whether sleep raises the accuracy of stdp on mnist is undecided: with sleep at 0.1 it changes"
                                        + " by 0.020 ± 0.030 (mean ± sd of 3 seeds; 95 % interval −0.055 to 0.095), from 0.500 to"
                                        + " 0.520; p = 0.37."),
                only().sentence());
    }

    @Test
    void tiesForTheBestAreNamed() {
        point(0, 3, 0.973, 0.008, 23.9, 0.06);
        pair(0.1, 3, 0.973, 1, 0.027, 0.008, 0.008, 0.046, 0.01);
        pair(0.2, 3, 0.973, 0.9, -0.07, 0.15, -0.4, 0.3, 1);
        pair(0.3, 3, 0.973, 1, 0.027, 0.008, 0.008, 0.046, 0.01);
        assertTrue(
                only().sentence().contains("from 0.973 to 1.000, the best of 3 points tried, as good as sleep at 0."),
                only().sentence());
    }

    @Test
    void everyTieForTheBestIsNamed() {
        point(0, 3, 0.9, 0.008, 23.9, 0.06);
        for (int i = 1; i <= 8; i++) {
            pair(i / 10.0, 3, 0.9, 1, 0.1, 0.008, 0.08, 0.12, 0.01);
        }
        String sentence = only().sentence();
        for (int i = 1; i <= 8; i++) {
            assertTrue(sentence.contains("leep at 0." + i), sentence);
        }
    }

    @Test
    void inhibitionSilenceAndRateAreToldWhereTheyMoved() {
        point(0, 1, 0.5, 0.1, 2, 0, activity(1.02, 40, 0.1));
        point(0.1, 1, 0.9, 0.1, 1, 0, activity(0.02, 0, 0.8));
        pair(0.1, 2, 0.5, 0.9, 0.4, 0.01, 0.3, 0.5, 0.001);
        String sentence = only().sentence();
        assertTrue(
                sentence.endsWith(
                        "Weights end at 1.00 times their initial sum instead of 2.00 times; inhibition ends at 0.02 times its"
                                + " initial sum instead of 1.02 times; neurons spike at 0 Hz instead of 40 Hz; 0.800 of the"
                                + " neurons are silent instead of 0.100."),
                sentence);
    }

    @Test
    void whatDidNotMoveIsNotTold() {
        point(0, 1, 0.5, 0.1, 2, 0, activity(1.02, 40, 0.1));
        point(0.1, 1, 0.9, 0.1, 1, 0, activity(1.03, 41, 0.101));
        pair(0.1, 2, 0.5, 0.9, 0.4, 0.01, 0.3, 0.5, 0.001);
        String sentence = only().sentence();
        assertTrue(sentence.endsWith("Weights end at 1.00 times their initial sum instead of 2.00 times."), sentence);
    }

    private static Activity activity(double inhibition, double rate, double silent) {
        return new Activity(OptionalDouble.of(inhibition), OptionalDouble.of(rate), OptionalDouble.of(silent));
    }

    @Test
    void collapsedRunsAreAnOutcomeOfTheirOwn() {
        summaries.add(
                new PointSummary(at(0), 5, 0, 2, spread(0.5, 0.2, 0.3, 0.7), none(), none(), Activity.UNKNOWN, ""));
        pair(0.1, 5, 0.5, 0.7, 0.2, 0.3, -0.1, 0.5, 0.6);
        assertTrue(
                only().sentence()
                        .contains(
                                "Of the runs without, 2 of 5 collapsed (at chance, or less than half of the way from there"
                                        + " to their other seeds), of those with 0 of 5."),
                only().sentence());
    }

    @Test
    void harmIsToldAsHarm() {
        point(0, 5, 0.837, 0.01, 1, 0);
        pair(0.1, 5, 0.837, 0.817, -0.02, 0.004, -0.025, -0.015, 0.001);
        pair(1, 5, 0.837, 0.81, -0.027, 0.004, -0.032, -0.022, 0.0004);
        assertEquals(Headline.Outcome.LOWERS, only().outcome());
        assertTrue(
                only().sentence()
                        .startsWith(
                                "Sleep lowers the accuracy of stdp on mnist at every one of 2 points tried, least with"
                                        + " sleep at 0.1 by 0.020 ± 0.004 (mean ± sd of 5 seeds; 95 % interval 0.015 to 0.025), from"
                                        + " 0.837 to 0.817; p = 0.001, as the interval after Dunnett for all 2 points together."),
                only().sentence());
    }

    @Test
    void harmElsewhereIsToldBesideAGain() {
        point(0, 5, 0.538, 0.1, 15, 0);
        pair(0.1, 5, 0.538, 0.62, 0.082, 0.02, 0.057, 0.107, 0.004);
        pair(0.3, 5, 0.538, 0.35, -0.188, 0.02, -0.213, -0.163, 0.0002);
        assertTrue(only().sentence().contains(" With sleep at 0.3 accuracy falls by 0.188 ± 0.020"));
        assertTrue(only().sentence().contains("p < 0.001"), only().sentence());
    }

    @Test
    void oneSeedProvesNothing() {
        point(0, 1, 0.5, Double.NaN, 2, 0);
        pair(0.1, 1, 0.5, 0.6, 0.1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertEquals(
                "On mnist, sleep at 0.1 changes the accuracy of stdp by +0.100, from 0.500 to 0.600, but that is one seed"
                        + " only: whether it is chance cannot be said.",
                only().sentence());
        assertEquals(Headline.Outcome.UNKNOWN, only().outcome());
    }

    @Test
    void withoutABaselineNothingIsClaimed() {
        point(0.1, 3, 0.6, 0.02, 2, 0);
        point(0.2, 3, 0.7, 0.03, 2, 0);
        assertEquals(
                "On mnist, stdp has no run without sleep that ended well, so that whether it helps cannot be said. The"
                        + " highest accuracy is 0.700 ± 0.030 with sleep at 0.2 over 3 seeds.",
                only().sentence());
    }

    @Test
    void withoutSleepNothingIsClaimed() {
        point(0, 2, 0.6, 0.02, 2, 0);
        assertEquals(
                "On mnist, stdp was only run without sleep, so that nothing can be said about what sleep changes. Accuracy"
                        + " without is 0.600 ± 0.020 over 2 seeds.",
                only().sentence());
    }

    @Test
    void noChangeInAnySeedIsUndecided() {
        point(0, 3, 1, 0, 2, 0);
        pair(0.1, 3, 1, 1, 0, 0, 0, 0, Double.NaN);
        assertTrue(only().sentence()
                .startsWith(
                        "Whether sleep changes the accuracy of stdp on mnist is undecided: with sleep at 0.1 it is the same"
                                + " in every one of 3 seeds."));
    }

    @Test
    void learnersStandSideBySide() {
        point(0, 5, 0.5, 0.1, 2, 0);
        pair(0.1, 5, 0.5, 0.6, 0.1, 0.02, 0.08, 0.12, 0.001);
        Point surrogate = new Point(
                "mnist",
                "surrogate-gradient",
                "sleep",
                "",
                "",
                OptionalDouble.of(0.1),
                OptionalDouble.of(0.999),
                "",
                "");
        summaries.add(new PointSummary(
                surrogate, 5, 0, 0, spread(0.97, 0.01, 0.96, 0.98), none(), none(), Activity.UNKNOWN, ""));
        paired.add(new PairedPoint(
                surrogate,
                5,
                OptionalDouble.of(0.976),
                OptionalDouble.of(0.97),
                spread(-0.006, 0.002, -0.008, -0.004),
                OptionalDouble.of(0.001),
                8,
                OptionalDouble.of(0.002),
                Effect.LOWERS,
                ""));
        assertEquals(
                Optional.of(
                        "Beyond chance, sleep raises the accuracy of stdp on 1 of 1 data set, of surrogate-gradient on 0 of 1 data set"
                                + " (and lowers it on 1)."),
                Headline.comparison(headline().verdicts()));
        assertEquals(
                List.of(
                        "On mnist: The gain of stdp is greater than that of surrogate-gradient at ratio 0.1 by +0.106 (95 %"
                                + " interval of that alone 0.086 to 0.126; p < 0.001)."),
                headline().interactions(headline().verdicts()));
        assertFalse(Headline.comparison(headline().verdicts().subList(0, 1)).isPresent());
    }

    @Test
    void eachSettingHasAnAnswerOfItsOwnAndTheOneWithTheMostRunsComesFirst() {
        inSetting("training_images=20", 2, 0.5, 0.4, -0.1);
        inSetting("training_images=200", 5, 0.5, 0.7, 0.2);
        List<String> sentences = headline().sentences(headline().verdicts());
        assertEquals(2, sentences.size());
        assertTrue(
                sentences
                        .get(0)
                        .startsWith(
                                "With training_images=200: Sleep at 0.1 raises the accuracy of stdp on mnist by 0.200"),
                sentences.get(0));
        assertTrue(
                sentences
                        .get(1)
                        .startsWith("With training_images=20: Sleep lowers the accuracy of stdp on mnist by 0.100"),
                sentences.get(1));
    }

    @Test
    void ofManySettingsThoseWithTheMostRunsAreReadOutAndTheOthersNamed() {
        for (int i = 1; i <= 9; i++) {
            inSetting("training_images=" + i, 2 + i, 0.5, 0.7, 0.2);
        }
        List<String> sentences = headline().sentences(headline().verdicts());
        assertEquals(7, sentences.size());
        assertTrue(sentences.get(0).startsWith("With training_images=9: "), sentences.get(0));
        assertEquals(
                "These are the 6 settings of stdp on mnist with the most runs, of 9; the view paired has an answer for each.",
                sentences.get(6));
    }

    private void inSetting(String setting, long n, double without, double with, double difference) {
        for (double ratio : new double[] {0, 0.1}) {
            summaries.add(new PointSummary(
                    at(ratio, setting),
                    n,
                    0,
                    0,
                    spread(ratio == 0 ? without : with, 0.01, without, with),
                    none(),
                    none(),
                    Activity.UNKNOWN,
                    ""));
        }
        paired.add(new PairedPoint(
                at(0.1, setting),
                n,
                OptionalDouble.of(without),
                OptionalDouble.of(with),
                spread(difference, 0.01, difference - 0.01, difference + 0.01),
                OptionalDouble.of(0.002),
                8,
                OptionalDouble.of(0.002),
                difference > 0 ? Effect.RAISES : Effect.LOWERS,
                ""));
    }

    private Headline headline() {
        return new Headline(new SweepResults(
                new ResultTables(Map.of(), null, List.of(), false),
                new DatasetNames(List.of("mnist")),
                List.of(),
                summaries,
                paired,
                probabilities));
    }

    private Headline.Verdict only() {
        List<Headline.Verdict> verdicts = headline().verdicts();
        assertEquals(1, verdicts.size());
        return verdicts.get(0);
    }

    private static Point at(double ratio) {
        return at(ratio, "");
    }

    private static Point at(double ratio, String setting) {
        return new Point(
                "mnist",
                "stdp",
                "sleep",
                "static",
                "published",
                OptionalDouble.of(ratio),
                OptionalDouble.of(0.99997),
                "",
                setting);
    }

    private void point(double ratio, long n, double accuracy, double sd, double drift, double saturation) {
        point(ratio, n, accuracy, sd, drift, saturation, Activity.UNKNOWN);
    }

    private void point(
            double ratio, long n, double accuracy, double sd, double drift, double saturation, Activity activity) {
        summaries.add(new PointSummary(
                at(ratio),
                n,
                0,
                0,
                spread(accuracy, sd, accuracy - sd, accuracy + sd),
                spread(saturation, 0, saturation, saturation),
                spread(drift, 0, drift, drift),
                activity,
                ""));
    }

    private void pair(
            double ratio,
            long pairs,
            double without,
            double with,
            double mean,
            double sd,
            double low,
            double high,
            double p) {
        if (summaries.stream().noneMatch(summary -> summary.point().equals(at(ratio)))) {
            summaries.add(new PointSummary(
                    at(ratio), pairs, 0, 0, spread(with, sd, with, with), none(), none(), Activity.UNKNOWN, ""));
        }
        paired.add(new PairedPoint(
                at(ratio),
                pairs,
                OptionalDouble.of(without),
                OptionalDouble.of(with),
                spread(mean, sd, low, high),
                Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of((high - low) / 4.6),
                8,
                optional(p),
                low > 0 ? Effect.RAISES : high < 0 ? Effect.LOWERS : Effect.UNDECIDED,
                ""));
    }

    private static Spread spread(double mean, double sd, double low, double high) {
        return new Spread(OptionalDouble.of(mean), optional(sd), optional(low), optional(high));
    }

    private static Spread none() {
        return new Spread(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** NaN stands for none. */
    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
