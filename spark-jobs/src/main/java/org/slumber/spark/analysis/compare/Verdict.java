package org.slumber.spark.analysis.compare;

import java.util.Locale;

/** What became of a metric at a point. */
public enum Verdict {
    /** Higher in B, by more than the seeds' spread explains: corrected p below 0.05. */
    HIGHER,
    /** Lower in B, likewise. */
    LOWER,
    /** Different, by no more than the seeds' spread explains, or with no spread to tell it by. */
    UNDECIDED,
    /** Different, but with too few runs for a test. */
    UNTESTED,
    /** The same but for rounding in every pair of runs, or in all of them. */
    EQUAL,
    /** Every pair of runs is equal to the bit but for times and provenance. */
    IDENTICAL,
    /** Only in A: no run of B that ended well has it. */
    ONLY_IN_A,
    /** Only in B. */
    ONLY_IN_B;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
