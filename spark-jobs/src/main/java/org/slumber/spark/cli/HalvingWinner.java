package org.slumber.spark.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slumber.spark.analysis.HierarchicalMeans;
import org.slumber.spark.job.Conclusion;
import org.slumber.spark.search.Measured;
import org.slumber.spark.search.StageScores;
import org.slumber.spark.sweep.Halving;

/** What is to be thought of the winner of successive halving: how much too good it looks for having been picked. */
final class HalvingWinner {
    private final List<Conclusion.Competitor> competitors;
    private final double sign;

    private HalvingWinner(Conclusion.Halved halved, List<Conclusion.Competitor> all) {
        competitors = all.stream()
                .filter(each -> last(each).stream().anyMatch(Optional::isPresent))
                .toList();
        sign = halved.goal() == Halving.Goal.MAX ? 1 : -1;
    }

    /**
     * In words.
     *
     * @param dataset that the competition was on
     * @param all who competed
     * @return empty where nobody has a whole run with a value
     */
    static Optional<String> text(Conclusion.Halved halved, String dataset, List<Conclusion.Competitor> all) {
        return new HalvingWinner(halved, all).text(halved.metric(), dataset);
    }

    private static List<Optional<Measured>> last(Conclusion.Competitor competitor) {
        return competitor.scores().get(competitor.scores().size() - 1);
    }

    private static double mean(Conclusion.Competitor competitor) {
        return last(competitor).stream()
                .flatMap(Optional::stream)
                .mapToDouble(Measured::value)
                .average()
                .orElseThrow();
    }

    private Optional<String> text(String metric, String dataset) {
        Optional<Integer> winner = IntStream.range(0, competitors.size())
                .filter(i -> competitors.get(i).whole())
                .boxed()
                .max(Comparator.comparingDouble(i -> sign * mean(competitors.get(i))));
        return winner.map(index -> {
            Conclusion.Competitor best = competitors.get(index);
            long seeds = last(best).stream().filter(Optional::isPresent).count();
            return "Best on " + dataset + ": " + axes(best.axes()) + ", " + metric + " "
                    + SearchTable.number(mean(best)) + " of " + seeds + (seeds == 1 ? " seed" : " seeds")
                    + ties(index) + ". "
                    + doubt(index);
        });
    }

    private String ties(int winner) {
        long equal = competitors.stream()
                        .filter(each -> each.whole() && mean(each) == mean(competitors.get(winner)))
                        .count()
                - 1;
        return equal == 0 ? "" : ", and so have " + equal + (equal == 1 ? " other" : " others");
    }

    private static String axes(Map<String, Object> axes) {
        return axes.entrySet().stream()
                .map(axis -> axis.getKey() + " " + axis.getValue())
                .collect(Collectors.joining(", "));
    }

    private String doubt(int winner) {
        if (competitors.size() < 2) {
            return "It had no rival.";
        }
        double[][] scores = scores();
        double counting = competitors.stream()
                .flatMap(each -> last(each).stream().flatMap(Optional::stream))
                .mapToDouble(Measured::counting)
                .average()
                .orElse(0);
        Optional<HierarchicalMeans> means = HierarchicalMeans.of(scores, counting);
        if (scores[0].length == 1) {
            double all = scores[winner][0]
                    - Arrays.stream(scores)
                            .mapToDouble(each -> each[0])
                            .average()
                            .orElseThrow();
            return "One seed does not tell luck from worth: for having been picked of " + competitors.size()
                    + " it looks too good by "
                    + means.map(each -> SearchTable.number(each.optimism(winner)) + ", if only its counts err, to ")
                            .orElse("up to ")
                    + SearchTable.number(all) + ", if all are alike; --confirm 1 --seeds 5 tells.";
        }
        return means.map(each -> "For having been picked of " + competitors.size() + " it looks about "
                        + SearchTable.number(each.optimism(winner)) + " too good, so that "
                        + SearchTable.number(sign * each.posterior()[winner])
                        + " is to be expected of fresh seeds; it is"
                        + " the best with probability " + SearchTable.number(each.probabilityBest()[winner]) + ".")
                .orElse("Nothing spreads over its seeds.");
    }

    /** {@code [competitor][seed]}, more being better. */
    private double[][] scores() {
        double[][][] scores = competitors.stream()
                .map(each -> each.scores().stream()
                        .map(stage -> stage.stream()
                                .mapToDouble(
                                        seed -> sign * seed.map(Measured::value).orElse(Double.NaN))
                                .toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return StageScores.atTheEnd(scores);
    }
}
