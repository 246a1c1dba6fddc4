package org.slumber.spark.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Until when a sweep may take. */
@FunctionalInterface
public interface TimeLimit {
    /** Time without end. */
    TimeLimit NONE = () -> Double.POSITIVE_INFINITY;

    /** Time before a given end from which no run goes on, s. */
    double LAST_COMMIT = 30;

    /** Share of the whole time that this is at most. */
    double SHARE = 0.1;

    /** Seconds left; 0 or less once time is up. */
    double secondsLeft();

    /** Until when a sweep may take with this limit and another. */
    default TimeLimit and(TimeLimit other) {
        return () -> Math.min(secondsLeft(), other.secondsLeft());
    }

    /**
     * So long before a moment that what is done is stored by then: 30 s, or a tenth of the time until then where that is
     * less.
     *
     * @param now from which the time counts
     */
    static TimeLimit before(Instant end, Instant now) {
        double seconds = Duration.between(now, end).toMillis() / 1e3;
        Instant last = end.minusMillis((long) (1e3 * Math.min(LAST_COMMIT, SHARE * seconds)));
        return () -> Duration.between(Instant.now(), last).toMillis() / 1e3;
    }

    /**
     * The limit that a file says, in seconds since 1970; whoever gives the time, such as a batch job, may change it as long
     * as the sweep goes on. There is none while there is no such file, or no number in it.
     */
    static TimeLimit in(Path file) {
        return new Written(file);
    }

    /** As a file says, which is looked at once a second. */
    final class Written implements TimeLimit {
        private static final long BETWEEN_LOOKS = 1_000_000_000;

        private final Path file;
        private long looked = System.nanoTime() - BETWEEN_LOOKS;
        private double end = Double.POSITIVE_INFINITY;

        private Written(Path file) {
            this.file = file;
        }

        @Override
        public double secondsLeft() {
            long now = System.nanoTime();
            if (now - looked >= BETWEEN_LOOKS) {
                looked = now;
                end = read();
            }
            return end - System.currentTimeMillis() / 1e3;
        }

        /** What was known stays where the file cannot be read for a moment. */
        private double read() {
            try {
                return Double.parseDouble(Files.readString(file).strip());
            } catch (IOException | NumberFormatException e) {
                return end;
            }
        }
    }
}
