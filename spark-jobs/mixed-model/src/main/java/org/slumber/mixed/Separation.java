package org.slumber.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points at which all samples of all rows were right, or all wrong, and for which the model has an effect of its own, so that
 * their fitted mean would run away to 1 or 0, where no estimate and no standard error is. Half a success and half a failure are
 * added to each such point (Haldane 1956, Anscombe 1956), shared by its rows.
 *
 * @param points {@code [point]} indices of its rows
 * @param softened the responses with what was added
 */
record Separation(List<int[]> points, Responses softened) {
    private static final double ADDED = 0.5;
    private static final int MOST_NAMED = 5;

    /** Looks for such points; only counts know of any. */
    static Separation of(FittedDesign design, ModelFrame frame, Responses responses, Family family) {
        double[] values = responses.values().clone();
        double[] trials = responses.trials().clone();
        List<int[]> points = new ArrayList<>();
        double[][] basis = design.basis().columns();
        for (int[] rows : family.counts() ? OrthonormalBasis.rowsByPoint(basis, frame.rows()) : List.<int[]>of()) {
            double end = values[rows[0]];
            boolean same = (end == 0 || end == 1) && Arrays.stream(rows).allMatch(row -> values[row] == end);
            if (same && OrthonormalBasis.spansIndicator(basis, rows)) {
                points.add(rows);
                for (int row : rows) {
                    double more = trials[row] + 2 * ADDED / rows.length;
                    values[row] = (values[row] * trials[row] + ADDED / rows.length) / more;
                    trials[row] = more;
                }
            }
        }
        return new Separation(points, new Responses(values, trials));
    }

    boolean found() {
        return !points.isEmpty();
    }

    /** Whether a column of the design is about such a point, or such a point is what all columns are compared with. */
    boolean concerns(double[] column) {
        return points.stream().anyMatch(rows -> column[rows[0]] != 0);
    }

    /** The sentence that says so. */
    String note(ModelFrame frame, List<DesignColumn> columns) {
        List<String> named =
                points.stream().map(rows -> frame.shared(rows, columns)).toList();
        boolean ones = points.stream().allMatch(rows -> frame.responses().values()[rows[0]] == 1);
        boolean zeros = points.stream().allMatch(rows -> frame.responses().values()[rows[0]] == 0);
        return (ones ? "Every sample was right" : zeros ? "No sample was right" : "Every sample or none was right")
                + " where " + String.join("; ", named.subList(0, Math.min(MOST_NAMED, named.size())))
                + (named.size() > MOST_NAMED ? "; and at " + (named.size() - MOST_NAMED) + " points more" : "")
                + ": the likelihood grows without end there (separation). Half a right and half a wrong sample were added to"
                + " each such point; its own effect is a bound rather than an estimate, tested by the likelihood ratio.";
    }
}
