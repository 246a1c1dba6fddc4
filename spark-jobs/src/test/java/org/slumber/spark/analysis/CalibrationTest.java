package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.slumber.mixed.Interval;

/**
 * How often what the views say is true, on made-up families: accuracies are counts of samples around a
 * point's mean, an effect of the seed and an error of the run. Small in the normal tests; {@code -Pcalibration} makes
 * enough families for a percent, and prints the tables that the documents quote.
 */
class CalibrationTest {
    private static final boolean CALIBRATION = Boolean.getBoolean("slumber.calibration");
    private static final int FAMILIES = CALIBRATION ? 1000 : 60;
    private static final int SAMPLES = 500;

    /** Standard errors of a share of families that are allowed for. */
    private static final double SLACK = 3;

    private final SplittableRandom random = new SplittableRandom(20260108);

    /** How accuracies come about; all without any effect of the points. */
    private enum Kind {
        ALIKE(1, 1, 0),
        BASELINE_SPREADS_TWOFOLD(2, 1, 0),
        BASELINE_SPREADS_THREEFOLD(3, 1, 0),
        BASELINE_SPREADS_A_THIRD(1.0 / 3, 1, 0),
        ONE_POINT_SPREADS_THREEFOLD(1, 3, 0),
        ONE_RUN_IN_SEVEN_COLLAPSES(1, 1, 0.15);

        final double baseline;
        final double last;
        final double collapsing;

        Kind(double baseline, double last, double collapsing) {
            this.baseline = baseline;
            this.last = last;
            this.collapsing = collapsing;
        }
    }

    /**
     * How a family is made.
     *
     * @param samples that are scored
     * @param error standard deviation of a run beside its seed's effect and the counting
     */
    private record Design(Kind kind, int points, int seeds, int samples, double error) {
        /** Greatest share of false alarms that is thought bearable. */
        double most() {
            return switch (kind) {
                case ALIKE, BASELINE_SPREADS_A_THIRD -> 0.065;
                case BASELINE_SPREADS_TWOFOLD, BASELINE_SPREADS_THREEFOLD -> 0.1;
                case ONE_POINT_SPREADS_THREEFOLD -> 0.125;
                case ONE_RUN_IN_SEVEN_COLLAPSES -> 0.07;
            };
        }

        /** What an effect would be missed for: where the error's model is true there is to be no less. */
        double least() {
            return kind == Kind.ALIKE && error > 0 ? 0.035 : 0;
        }
    }

    private Score count(double probability, int samples) {
        int right = 0;
        for (int i = 0; i < samples; i++) {
            right += random.nextDouble() < probability ? 1 : 0;
        }
        return new Score((double) right / samples, samples);
    }

    /** {@code [point]} accuracies by seed, the baseline first. */
    private List<NavigableMap<Long, Score>> family(Kind kind, double[] means, int seeds, double error) {
        return family(new Design(kind, means.length - 1, seeds, SAMPLES, error), means);
    }

    private List<NavigableMap<Long, Score>> family(Design design, double[] means) {
        Kind kind = design.kind();
        int seeds = design.seeds();
        double[] ofSeed = random.doubles(seeds).map(x -> 0.1 * (x - 0.5)).toArray();
        List<NavigableMap<Long, Score>> family = new ArrayList<>();
        for (int p = 0; p < means.length; p++) {
            double own = design.error() * (p == 0 ? kind.baseline : p == means.length - 1 ? kind.last : 1);
            NavigableMap<Long, Score> scores = new TreeMap<>();
            for (int s = 0; s < seeds; s++) {
                double mean = means[p]
                        + ofSeed[s]
                        + own * random.nextGaussian()
                        - (random.nextDouble() < kind.collapsing ? 0.4 : 0);
                scores.put(s + 1L, count(Math.min(1, Math.max(0, mean)), design.samples()));
            }
            family.add(scores);
        }
        return family;
    }

    /** Share of families in which anything is called an effect, though nothing is. */
    private double level(Design design) {
        double[] means = new double[design.points() + 1];
        Arrays.fill(means, 0.7);
        int alarms = 0;
        for (int f = 0; f < FAMILIES; f++) {
            List<NavigableMap<Long, Score>> family = family(design, means);
            alarms += Family.compare(family.get(0), family.subList(1, means.length), OptionalDouble.empty()).stream()
                            .anyMatch(difference -> difference.effect() != Effect.UNDECIDED)
                    ? 1
                    : 0;
        }
        return (double) alarms / FAMILIES;
    }

    private static double slack(double share) {
        return SLACK * Math.sqrt(share * (1 - share) / FAMILIES);
    }

    @Test
    void underNoEffectAFamilyRaisesAFalseAlarmInFivePercent() {
        int[] numbers = CALIBRATION ? new int[] {1, 2, 3, 10} : new int[] {1, 2, 10};
        int[] seeds = CALIBRATION ? new int[] {3, 5, 10} : new int[] {3, 5};
        System.out.println("False alarms of a family (%), nominal 5, " + FAMILIES + " families each");
        System.out.println(
                "error  samples  points  kind                          " + Arrays.toString(seeds) + " seeds");
        for (Kind kind : Kind.values()) {
            for (int points : numbers) {
                levels(kind, points, seeds, SAMPLES, 0.05);
                if (kind == Kind.ALIKE) {
                    levels(kind, points, seeds, 200, 0.05);
                    levels(kind, points, seeds, 200, 0);
                }
            }
        }
    }

    private void levels(Kind kind, int points, int[] seeds, int samples, double error) {
        System.out.printf(Locale.ROOT, "%.2f %4d %4d  %-28s", error, samples, points, kind);
        for (int each : seeds) {
            Design design = new Design(kind, points, each, samples, error);
            double level = level(design);
            System.out.printf(Locale.ROOT, " %5.1f", 100 * level);
            assertTrue(level < design.most() + slack(design.most()), design + ": " + level);
            assertTrue(level >= design.least() - slack(design.least()), design + ": " + level);
        }
        System.out.println();
    }

    @Test
    void simultaneousIntervalsHoldTheirDifferences() {
        System.out.println("Families whose simultaneous 95 % intervals hold all true differences (%)");
        double[] means = {0.6, 0.65, 0.7, 0.72, 0.68, 0.6};
        for (Kind kind : List.of(Kind.ALIKE, Kind.BASELINE_SPREADS_THREEFOLD)) {
            for (int seeds : new int[] {3, 5, 10}) {
                int held = 0;
                for (int f = 0; f < FAMILIES; f++) {
                    List<NavigableMap<Long, Score>> family = family(kind, means, seeds, 0.05);
                    List<Family.Difference> compared =
                            Family.compare(family.get(0), family.subList(1, means.length), OptionalDouble.empty());
                    boolean all = true;
                    for (int p = 0; p < compared.size(); p++) {
                        Interval interval = compared.get(p).test().orElseThrow().simultaneous();
                        double truth = means[p + 1] - means[0];
                        all &= interval.low() <= truth && truth <= interval.high();
                    }
                    held += all ? 1 : 0;
                }
                double share = (double) held / FAMILIES;
                System.out.printf(Locale.ROOT, "%4d  %-28s %5.1f%n", seeds, kind, 100 * share);
                double least = kind == Kind.ALIKE ? 0.93 : 0.9;
                assertTrue(share > least - slack(least), kind + " " + seeds + ": " + share);
            }
        }
    }

    @Test
    void intervalsOfMeanAccuraciesHoldThem() {
        System.out.println("95 % intervals of a mean accuracy that hold it (%)");
        for (double error : new double[] {0, 0.02, 0.05, 0.1}) {
            for (double mean : new double[] {0.5, 0.9, 0.98}) {
                for (int seeds : new int[] {3, 5, 10}) {
                    // runs' own probabilities are beta, of this mean and deviation
                    double most = Math.sqrt(mean * (1 - mean));
                    double deviation = error * most / 0.5;
                    int held = 0;
                    for (int f = 0; f < FAMILIES; f++) {
                        List<Score> scores = new ArrayList<>();
                        for (int s = 0; s < seeds; s++) {
                            scores.add(count(beta(mean, deviation), SAMPLES));
                        }
                        Optional<Interval> interval = MeanOfFractions.ofScores(scores);
                        held += interval.isPresent()
                                        && interval.get().low() <= mean
                                        && mean <= interval.get().high()
                                ? 1
                                : 0;
                    }
                    double share = (double) held / FAMILIES;
                    System.out.printf(Locale.ROOT, "%.2f %.2f %4d %5.1f%n", error, mean, seeds, 100 * share);
                    assertTrue(share > 0.88 - slack(0.88), error + " " + mean + " " + seeds + ": " + share);
                }
            }
        }
    }

    private double beta(double mean, double deviation) {
        if (deviation == 0) {
            return mean;
        }
        double size = mean * (1 - mean) / (deviation * deviation) - 1;
        return BetaDistribution.of(mean * size, (1 - mean) * size).inverseCumulativeProbability(random.nextDouble());
    }

    @Test
    void amongWinnersSaidToBeTheBestWithAProbabilityThatShareIs() {
        System.out.println(
                "Winners by the probability said of being the best: share that is the best, and luck taken out");
        System.out.println("points  seeds  spread  said  is  optimism said  optimism is");
        double saidOfAll = 0;
        double isOfAll = 0;
        double[] saidIn = new double[3];
        double[] isIn = new double[3];
        int[] in = new int[3];
        int all = 0;
        for (int points : new int[] {4, 10}) {
            for (int seeds : new int[] {3, 5}) {
                for (double spread : new double[] {0.003, 0.02, 0.05}) {
                    double said = 0;
                    double is = 0;
                    double optimism = 0;
                    double luck = 0;
                    for (int f = 0; f < FAMILIES; f++) {
                        double[] means = new double[points + 1];
                        int best = 0;
                        for (int p = 0; p <= points; p++) {
                            means[p] = 0.7 + spread * random.nextGaussian();
                            best = means[p] > means[best] ? p : best;
                        }
                        Ranking ranking = Ranking.of(family(Kind.ALIKE, means, seeds, 0.05), OptionalInt.of(0));
                        int winner = ranking.order().get(0);
                        double probability = ranking.probabilities()[winner];
                        said += probability;
                        is += winner == best ? 1 : 0;
                        int third = Math.min(2, (int) (3 * probability));
                        saidIn[third] += probability;
                        isIn[third] += winner == best ? 1 : 0;
                        in[third]++;
                        optimism += ranking.optimism();
                        // what the winner had more than its share of the seeds' common effects
                        luck += ranking.expected()[winner] - means[winner];
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "%4d %4d %.3f  %.3f  %.3f  %.4f  %.4f%n",
                            points,
                            seeds,
                            spread,
                            said / FAMILIES,
                            is / FAMILIES,
                            optimism / FAMILIES,
                            (optimism + luck) / FAMILIES);
                    if (spread < 0.01) {
                        // a prior that is flat in the spread cannot know that there is next to none
                        assertTrue(said - is > -slack(0.4) * FAMILIES && (said - is) / FAMILIES < 0.22 + slack(0.4));
                        continue;
                    }
                    assertTrue(
                            Math.abs(said - is) / FAMILIES < 0.06 + slack(0.4),
                            points + " " + seeds + " " + spread + ": " + said + " " + is);
                    assertTrue(Math.abs(luck) / FAMILIES < 0.01 + SLACK * 0.04 / Math.sqrt(FAMILIES));
                    saidOfAll += said;
                    isOfAll += is;
                    all += FAMILIES;
                }
            }
        }
        for (int third = 0; third < 3; third++) {
            System.out.printf(
                    Locale.ROOT,
                    "said %.2f of %d winners, is %.2f%n",
                    saidIn[third] / in[third],
                    in[third],
                    isIn[third] / in[third]);
        }
        assertTrue(Math.abs(saidOfAll - isOfAll) / all < 0.04 + slack(0.4) / 2);
    }
}
