package org.slumber.mixed;

import java.util.ArrayList;
import java.util.List;

/** The sentences that go with a fit. */
final class FitNotes {
    /** A spread over fewer levels is hardly known, whatever its estimate. */
    private static final int FEW_LEVELS = 5;

    private FitNotes() {}

    static List<String> of(ModelSummary summary) {
        List<String> notes = new ArrayList<>();
        if (summary.omittedRows() > 0) {
            notes.add(count(summary.omittedRows(), "row was", "rows were")
                    + " left out, lacking a value in a column of the model.");
        }
        Squeeze squeeze = summary.squeeze();
        if (squeeze.applied()) {
            notes.add(count(squeeze.boundaries(), "value", "values") + " of "
                    + summary.formula().response()
                    + " of exactly 0 or 1 cannot have a beta distribution; all values y were squeezed to (y(n − 1) + 0.5)/n"
                    + " with n = " + squeeze.rows() + " (Smithson and Verkuilen 2006).");
        }
        if (!summary.droppedEffects().isEmpty()) {
            notes.add("Without an estimate, because the data cannot tell "
                    + (summary.droppedEffects().size() == 1 ? "it" : "them") + " from the other effects: "
                    + String.join(", ", summary.droppedEffects()) + ".");
        }
        for (VarianceComponent component : summary.varianceComponents()) {
            if (component.singular()) {
                notes.add("The spread of (1|" + component.term()
                        + ") is estimated as 0 (a singular fit): the figures are those of the model without it.");
            } else if (component.levels() < FEW_LEVELS) {
                notes.add("(1|" + component.term() + ") has " + component.levels()
                        + " levels only, so that its spread and the intercept are hardly known.");
            }
        }
        return notes;
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
