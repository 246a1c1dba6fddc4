package org.slumber.spark.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Until when a sweep may take. Whoever gives it the time, such as a batch job, writes the moment to a file, in seconds
 * since 1970, and may change it as long as the sweep goes on.
 */
public final class TimeLimit {
    /** Time without end. */
    public static final TimeLimit NONE = new TimeLimit(Optional.empty());

    private static final double BETWEEN_LOOKS = 1;

    private final Optional<Path> file;
    private long looked;
    private double end = Double.POSITIVE_INFINITY;

    private TimeLimit(Optional<Path> file) {
        this.file = file;
        this.looked = System.nanoTime() - (long) (BETWEEN_LOOKS * 1e9);
    }

    /** The limit that a file says; none while there is no such file, or no number in it. */
    public static TimeLimit in(Path file) {
        return new TimeLimit(Optional.of(file));
    }

    /** Seconds left; 0 or less once it is over, infinite where there is no limit. */
    double secondsLeft() {
        if (file.isPresent() && (System.nanoTime() - looked) / 1e9 >= BETWEEN_LOOKS) {
            looked = System.nanoTime();
            end = read(file.get());
        }
        return end - System.currentTimeMillis() / 1e3;
    }

    /** What was known stays where the file cannot be read for a moment. */
    private double read(Path file) {
        try {
            return Double.parseDouble(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return end;
        }
    }
}
