package org.slumber.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Runs of one kind that differ in a dose and in their seeds.
 *
 * @param doses {@code [run]} at least 0
 * @param seeds {@code [run]} runs of one seed share what is random but the dose's own effect
 * @param fractions {@code [run]} what came of it, within [0, 1]
 * @param trials {@code [run]} of how many the fraction is; NaN where that is not known
 */
public record DoseRuns(double[] doses, List<String> seeds, double[] fractions, double[] trials) {
    private static final int FEWEST_DOSES = 3;
    /** What is added to the successes and failures of a dose, so that its logit is finite (Haldane 1956, Anscombe 1956). */
    private static final double ADDED = 0.5;

    /** Keeps its own copies. */
    public DoseRuns {
        doses = doses.clone();
        seeds = List.copyOf(seeds);
        fractions = fractions.clone();
        trials = trials.clone();
    }

    /** The distinct doses, ascending. */
    public double[] distinctDoses() {
        return Arrays.stream(doses).sorted().distinct().toArray();
    }

    int runs() {
        return doses.length;
    }

    /** Refuses what no curve can be told from, in a sentence without a full stop. */
    void refuseTooFew() {
        int distinct = distinctDoses().length;
        if (distinct < FEWEST_DOSES) {
            throw new InvalidInputException((distinct == 1 ? "there is one dose" : "there are " + distinct + " doses")
                    + ", and a curve needs " + FEWEST_DOSES);
        }
        if (seeds.stream().distinct().count() < 2) {
            throw new InvalidInputException("there is one seed, whose chance nothing tells from the curve");
        }
    }

    /**
     * The runs on the logit scale, linearised at the mean of their dose, so that means stay means: z = logit(m) + (y − m)/(m(1 −
     * m)), whose variance by the counts alone is 1/(nm(1 − m)).
     *
     * @param place {@code [run]} index of the dose among the distinct ones
     * @param seed {@code [run]} index of the seed
     * @param values {@code [run]} z
     * @param variances {@code [run]} 0 where the number of trials is not known
     */
    record Logits(int[] place, int[] seed, double[] values, double[] variances) {}

    Logits logits() {
        double[] distinct = distinctDoses();
        double[] successes = new double[distinct.length];
        double[] all = new double[distinct.length];
        int[] place = new int[runs()];
        for (int i = 0; i < runs(); i++) {
            place[i] = Arrays.binarySearch(distinct, doses[i]);
            // without counts nothing but the number of runs says how near to 0 or 1 a mean can be told
            double size = Double.isNaN(trials[i]) ? runs() : trials[i];
            successes[place[i]] += size * fractions[i];
            all[place[i]] += size;
        }
        Map<String, Integer> seedOf = new TreeMap<>();
        seeds.forEach(seed -> seedOf.putIfAbsent(seed, seedOf.size()));
        double[] values = new double[runs()];
        double[] variances = new double[runs()];
        for (int i = 0; i < runs(); i++) {
            double mean = (successes[place[i]] + ADDED) / (all[place[i]] + 2 * ADDED);
            double slope = mean * (1 - mean);
            values[i] = Math.log(mean / (1 - mean)) + (fractions[i] - mean) / slope;
            variances[i] = Double.isNaN(trials[i]) ? 0 : 1 / (trials[i] * slope);
        }
        return new Logits(
                place,
                IntStream.range(0, runs()).map(i -> seedOf.get(seeds.get(i))).toArray(),
                values,
                variances);
    }
}
