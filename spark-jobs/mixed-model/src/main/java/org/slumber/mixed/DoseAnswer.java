package org.slumber.mixed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Which dose is best, from curves drawn from what is known of one.
 *
 * @param curve its mean and pointwise 95 % interval
 * @param best dose at which the mean is greatest
 * @param interval 95 % of the drawn curves have their optimum in it
 * @param gain mean at the best dose less that without any
 * @param gainInterval 95 % of it
 * @param asGood the doses about the best that 95 % of the drawn curves do not tell from it, from and to
 * @param better the probability that a dose is better than none, of that dose of which it is greatest; empty without a dose of 0
 * @param surest that dose
 */
public record DoseAnswer(
        List<Point> curve,
        double best,
        Interval interval,
        OptionalDouble gain,
        Interval gainInterval,
        Interval asGood,
        OptionalDouble better,
        OptionalDouble surest) {
    private static final double OUTSIDE = 0.025;
    private static final int PIECES = 40;
    private static final int LEAST_PIECES = 4;
    private static final int DIGITS = 9;

    /** Keeps its own copy. */
    public DoseAnswer {
        curve = List.copyOf(curve);
    }

    /**
     * A point of the curve.
     *
     * @param dose where
     * @param mean expected fraction
     * @param interval 95 % of it
     */
    public record Point(double dose, double mean, Interval interval) {}

    /** Doses to look at: those given and some between each two of them. */
    public static double[] grid(double[] doses) {
        double range = doses[doses.length - 1] - doses[0];
        List<Double> grid = new ArrayList<>();
        for (int d = 0; d + 1 < doses.length; d++) {
            double gap = doses[d + 1] - doses[d];
            int pieces = Math.max(LEAST_PIECES, (int) Math.ceil(PIECES * gap / range));
            for (int k = 0; k < pieces; k++) {
                grid.add(k == 0 ? doses[d] : rounded(doses[d] + gap * k / pieces));
            }
        }
        grid.add(doses[doses.length - 1]);
        return grid.stream().mapToDouble(dose -> dose).toArray();
    }

    /** Short enough to be read;the doses of the runs stay as they are. */
    private static double rounded(double dose) {
        return new BigDecimal(dose).round(new MathContext(DIGITS)).doubleValue();
    }

    /**
     * The answer.
     *
     * @param doses ascending
     * @param draws {@code [draw][dose]} fractions
     */
    public static DoseAnswer of(double[] doses, double[][] draws) {
        List<Point> curve = new ArrayList<>();
        int best = 0;
        for (int k = 0; k < doses.length; k++) {
            int at = k;
            double[] values = Arrays.stream(draws).mapToDouble(draw -> draw[at]).toArray();
            curve.add(new Point(doses[k], Arrays.stream(values).average().orElseThrow(), interval(values)));
            if (curve.get(k).mean > curve.get(best).mean) {
                best = k;
            }
        }
        int optimum = best;
        Interval optima = interval(
                Arrays.stream(draws).mapToDouble(draw -> doses[argmax(draw)]).toArray());
        optima = new Interval(Math.min(optima.low(), doses[best]), Math.max(optima.high(), doses[best]));
        int from = best;
        while (from > 0 && !worse(draws, from - 1, best)) {
            from--;
        }
        int to = best;
        while (to + 1 < doses.length && !worse(draws, to + 1, best)) {
            to++;
        }
        double[] gains = Arrays.stream(draws)
                .mapToDouble(draw -> draw[optimum] - draw[0])
                .toArray();
        boolean none = doses[0] == 0;
        // of doses that are equally sure the best, if it is one of them
        int surest = IntStream.range(1, doses.length)
                .boxed()
                .max(Comparator.<Integer>comparingDouble(place -> above(draws, place, 0))
                        .thenComparing(place -> place == optimum))
                .orElseThrow();
        return new DoseAnswer(
                curve,
                doses[best],
                optima,
                none ? Arrays.stream(gains).average() : OptionalDouble.empty(),
                interval(gains),
                new Interval(doses[from], doses[to]),
                none ? OptionalDouble.of(above(draws, surest, 0)) : OptionalDouble.empty(),
                none ? OptionalDouble.of(doses[surest]) : OptionalDouble.empty());
    }

    /** Whether no dose within the range is told from the best. */
    public boolean flat() {
        return asGood.low() == curve.get(0).dose()
                && asGood.high() == curve.get(curve.size() - 1).dose();
    }

    private static boolean worse(double[][] draws, int place, int best) {
        return above(draws, place, best) < OUTSIDE;
    }

    /** The share of the drawn curves that are greater at one place than at another. */
    private static double above(double[][] draws, int place, int other) {
        return Arrays.stream(draws).filter(draw -> draw[place] > draw[other]).count() / (double) draws.length;
    }

    private static int argmax(double[] values) {
        int most = 0;
        for (int k = 1; k < values.length; k++) {
            most = values[k] > values[most] ? k : most;
        }
        return most;
    }

    private static Interval interval(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int outside = (int) Math.floor(OUTSIDE * sorted.length);
        return new Interval(sorted[outside], sorted[sorted.length - 1 - outside]);
    }
}
