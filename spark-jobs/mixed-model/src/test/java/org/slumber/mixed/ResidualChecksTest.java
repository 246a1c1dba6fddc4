package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResidualChecksTest {
    private static List<String> notes(Family family, double... accuracies) {
        double[] ratios = new double[accuracies.length];
        double[] trials = new double[accuracies.length];
        Arrays.fill(trials, 200);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = i < ratios.length / 2 ? 0 : 0.1;
        }
        Observations rows = Observations.builder()
                .numbers("ratio", ratios)
                .numbers("n", trials)
                .numbers("accuracy", accuracies)
                .build();
        return MixedModel.fit(
                        ModelSpecification.of(Formula.parse("accuracy ~ factor(ratio)"), family, Optional.of("n")),
                        rows)
                .summary()
                .notes();
    }

    @Test
    void aCollapsedRunIsNamedWithWhatWasExpectedOfIt() {
        List<String> notes =
                notes(Family.BETA_BINOMIAL, 0.8, 0.81, 0.79, 0.805, 0.795, 0.8, 0.9, 0.91, 0.89, 0.905, 0.1, 0.9);
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(
                notes.get(0)
                        .startsWith(
                                "One row lies further from the model than chance lets any of 12: factor(ratio) 0.1: 0.1000"
                                        + " where "),
                notes.get(0));
    }

    @Test
    void aBinomialModelSaysThatItsErrorsAreTooSmall() {
        double[] spread = {0.6, 0.8, 0.7, 0.9, 0.75, 0.65, 0.7, 0.9, 0.8, 0.6, 0.85, 0.7};
        List<String> notes = notes(Family.BINOMIAL, spread);
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("times as much as a binomial model lets them"), notes.get(0));
        assertEquals(List.of(), notes(Family.BETA_BINOMIAL, spread));
    }
}
