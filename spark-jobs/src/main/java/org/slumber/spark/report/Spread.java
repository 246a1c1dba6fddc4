package org.slumber.spark.report;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * A mean over seeds and how sure it is.
 *
 * @param mean of the values; empty where there are none
 * @param sd standard deviation; empty where there is only one
 * @param low lower end of the mean's 95 % interval; empty where there is only one value
 * @param high its upper end
 */
record Spread(OptionalDouble mean, OptionalDouble sd, OptionalDouble low, OptionalDouble high) {
    /** Of nothing. */
    static final Spread NONE =
            new Spread(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** Reads the columns {@code NAME_mean}, {@code _sd}, {@code _low} and {@code _high}. */
    static Spread of(Row row, String name) {
        return new Spread(
                Cells.real(row, name + "_mean"),
                Cells.real(row, name + "_sd"),
                Cells.real(row, name + "_low"),
                Cells.real(row, name + "_high"));
    }

    /** Mean ± standard deviation, as far as they are known. */
    String text(Function<Double, String> as) {
        return Figures.known(mean, as) + (sd.isPresent() ? " ± " + as.apply(sd.getAsDouble()) : "");
    }

    /** The interval {@code NAME_low} to {@code NAME_high} of an accuracy in a table. */
    static String interval(Row row, String name) {
        return interval(Cells.real(row, name + "_low"), Cells.real(row, name + "_high"), Figures::plain);
    }

    /** The interval in words. */
    String interval(Function<Double, String> as) {
        return interval(low, high, as);
    }

    private static String interval(OptionalDouble low, OptionalDouble high, Function<Double, String> as) {
        return low.isPresent() ? Figures.known(low, as) + " to " + Figures.known(high, as) : Figures.NOTHING;
    }
}
