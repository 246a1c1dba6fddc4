package org.slumber.spark.sweep;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slumber.engine.spec.InvalidInputException;

/**
 * Seeds are added to a point until the 95 % interval of a metric's mean, or of its mean difference from the baseline, is
 * narrow enough.
 *
 * @param metric a numeric column of {@code runs}
 * @param of what of it
 * @param width from end to end of the interval, to get below; above 0
 * @param least seeds of a point, at least 2
 * @param most seeds of a point, at least {@code least}
 */
public record Replicates(String metric, Of of, double width, int least, int most) implements Adaptive {
    /** The keys of the section {@code replicates}. */
    static final List<String> KEYS = List.of("metric", "width", "least", "most");

    /** Behind a metric: its difference from the run of the same seed without a regulariser. */
    private static final Pattern DIFFERENCE = Pattern.compile("(.*?)\\s*-\\s*baseline");

    /**
     * Of so many, a spread that is half of what it should be is seen in 3 of 100 points, of three in 22; see {@code
     * ReplicationCoverageTest}.
     */
    private static final int USUALLY_LEAST = 8;

    private static final int USUALLY_MOST = 50;
    private static final int MOST = 10_000;

    /** Whose interval is to be narrow. */
    public enum Of {
        /** The metric itself. */
        MEAN,
        /** The metric minus that of the run of the same seed in which nothing regularises. */
        DIFFERENCE
    }

    /** The rule as the section has it; {@code least} is at least the seeds given. */
    static Replicates read(Section section, int seedsGiven) {
        Matcher difference = DIFFERENCE.matcher(section.text("metric"));
        String metric = difference.matches() ? difference.group(1) : section.text("metric");
        double width = section.positive("width");
        int most = section.has("most") ? (int) section.whole("most", 2, MOST) : USUALLY_MOST;
        int least = section.has("least")
                ? (int) section.whole("least", 2, MOST)
                : Math.min(USUALLY_LEAST, Math.max(2, most));
        if (most < Math.max(least, seedsGiven)) {
            throw new InvalidInputException("replicates.most must be at least "
                    + (seedsGiven > least ? "the number of seeds given" : "replicates.least") + " ("
                    + Math.max(least, seedsGiven) + "), was " + most);
        }
        return new Replicates(
                metric, difference.matches() ? Of.DIFFERENCE : Of.MEAN, width, Math.max(least, seedsGiven), most);
    }

    /** What the interval is of, as in a sweep file. */
    public String subject() {
        return of == Of.DIFFERENCE ? metric + " - baseline" : metric;
    }

    @Override
    public String text() {
        return "replicates: seeds are added to a point until the 95 % interval of " + subject() + " is narrower than "
                + width + ", at least " + least + " and at most " + most;
    }
}
