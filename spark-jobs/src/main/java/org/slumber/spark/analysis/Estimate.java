package org.slumber.spark.analysis;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slumber.mixed.Interval;

/**
 * What a metric's values say of their mean.
 *
 * @param mean empty for none
 * @param deviation standard deviation, with n − 1; empty for fewer than two
 * @param interval 95 % interval of the mean; empty where nothing spreads
 */
record Estimate(OptionalDouble mean, OptionalDouble deviation, Optional<Interval> interval) {
    /** Of accuracies by seed: Wilson's, by the scored samples and the seeds' spread. */
    static Estimate ofScores(NavigableMap<Long, Score> bySeed) {
        List<Score> scores = List.copyOf(bySeed.values());
        return of(scores.stream().mapToDouble(Score::value).toArray(), MeanOfFractions.ofScores(scores));
    }

    /** Of fractions: Wilson's, by their spread. */
    static Estimate ofFractions(double... values) {
        return of(values, MeanOfFractions.ofFractions(values));
    }

    /** Of any numbers: Student's. */
    static Estimate ofNumbers(double... values) {
        return of(
                values,
                MeanTest.of(values)
                        .filter(test -> test.standardDeviation().orElse(0) > 0)
                        .flatMap(MeanTest::interval));
    }

    private static Estimate of(double[] values, Optional<Interval> interval) {
        Optional<MeanTest> test = MeanTest.of(values);
        return new Estimate(
                test.map(MeanTest::mean).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                test.map(MeanTest::standardDeviation).orElse(OptionalDouble.empty()),
                interval);
    }
}
