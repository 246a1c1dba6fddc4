package org.slumber.spark.job;

/** A sweep that cannot go on, for a fault around it; its message says all, and what was committed stays. */
public final class SweepFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SweepFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
