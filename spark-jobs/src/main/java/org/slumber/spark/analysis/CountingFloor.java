package org.slumber.spark.analysis;

/**
 * Where accuracies spread over seeds by less than counting their samples gives, the counting is their variance, and the
 * question is how well that is known. Not perfectly: few seeds often spread too little by luck, and taking the counting for
 * known then raises false alarms to 7 % of three seeds and 13 % of two. What is known is the counting; what may come on top
 * of it is known as well as the spread is. By Satterthwaite that is ν V²/s⁴ degrees of freedom, for a variance V that counts
 * and a spread s² of ν: ν where both are equal, more and more the less was seen. Of two seeds, and where nothing spreads at
 * all, which seeds that are counted hardly ever do, it stays at ν.
 */
final class CountingFloor {
    private static final double LEAST_DEGREES = 2;

    /** Degrees of freedom below which each whole number is a row. */
    private static final double FINE = 30;

    private static final double MOST_DEGREES = 30 * 1024;

    private CountingFloor() {}

    /**
     * The degrees of freedom of a variance that is the counting's.
     *
     * @param counting variance that counting gives, no less than the spread
     * @param spread variance over seeds
     * @param degrees of freedom of the spread
     */
    static double degrees(double counting, double spread, double degrees) {
        return spread <= TwoWay.NOTHING || degrees < LEAST_DEGREES
                ? degrees
                : tabled(degrees * counting / spread * counting / spread);
    }

    /**
     * Rounded down as the rows of a printed table: what few seeds leave so uncertain needs no decimals, and a family of
     * thousands of points has few distributions to compute.
     */
    private static double tabled(double degrees) {
        double row = MOST_DEGREES;
        while (row > degrees && row > FINE) {
            row = Math.floor(row / 2);
        }
        return degrees < FINE ? Math.max(1, Math.floor(degrees)) : row;
    }
}
