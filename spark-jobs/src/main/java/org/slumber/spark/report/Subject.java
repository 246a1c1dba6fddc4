package org.slumber.spark.report;

import java.util.Comparator;

/**
 * A data set and what learns it: what a headline sentence is about, and what a panel of a picture shows.
 *
 * @param dataset data set
 * @param learner what learns
 */
record Subject(String dataset, String learner) implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::dataset).thenComparing(Subject::learner);

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return dataset + ", " + learner;
    }
}
