package org.slumber.spark.search;

/**
 * What configurations that were stopped at different stages would be compared by at the last: those that were stopped
 * are carried on by as much as the ones that went on grew from stage to stage, on average. So the losers count too, and
 * a winner of many looks the more too good.
 */
public final class StageScores {
    private StageScores() {}

    /**
     * Scores as at the last stage.
     *
     * @param scores {@code [configuration][stage][seed]}, of the stages that it came to; NaN where there is none
     * @return {@code [configuration][seed]}
     */
    public static double[][] atTheEnd(double[][][] scores) {
        int stages = 0;
        for (double[][] each : scores) {
            stages = Math.max(stages, each.length);
        }
        double[] grown = new double[stages];
        for (int stage = stages - 1; stage > 0; stage--) {
            double sum = 0;
            int runs = 0;
            for (double[][] each : scores) {
                for (int seed = 0; stage < each.length && seed < each[stage].length; seed++) {
                    double growth = each[stage][seed] - each[stage - 1][seed];
                    if (!Double.isNaN(growth)) {
                        sum += growth;
                        runs++;
                    }
                }
            }
            // of what is stopped at the stage before
            grown[stage - 1] = grown[stage] + (runs == 0 ? 0 : sum / runs);
        }
        double[][] ends = new double[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            int last = scores[i].length - 1;
            ends[i] = scores[i][last].clone();
            for (int seed = 0; seed < ends[i].length; seed++) {
                ends[i][seed] += grown[last];
            }
        }
        return ends;
    }
}
