package org.slumber.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares simultaneous comparisons with R's multcomp and emmeans, as {@code multcomp/figures.R} printed them: every level
 * against the first (Dunnett) of a mixed model, and all pairs (Tukey), whose distribution has as many variables as pairs.
 */
class MultcompAgreementTest {
    private static final Path FOLDER = Path.of("src/test/resources/multcomp");

    private static Map<String, List<Map<String, String>>> figures(String family) throws IOException {
        return CsvObservations.rows(Files.readAllLines(FOLDER.resolve("figures.csv"))).stream()
                .filter(row -> row.get("family").equals(family))
                .collect(Collectors.groupingBy(row -> row.get("kind")));
    }

    private static double value(Map<String, String> row) {
        return Double.parseDouble(row.get("value"));
    }

    /** Contrasts of points that all have the same seeds. */
    private static double[][] correlation(List<String> pairs) {
        double[][] correlation = new double[pairs.size()][pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            String[] one = pairs.get(i).split("-", -1);
            for (int j = 0; j < pairs.size(); j++) {
                String[] other = pairs.get(j).split("-", -1);
                correlation[i][j] = (same(one[0], other[0])
                                + same(one[1], other[1])
                                - same(one[0], other[1])
                                - same(one[1], other[0]))
                        / 2;
            }
        }
        return correlation;
    }

    private static double same(String one, String other) {
        return one.equals(other) ? 1 : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "ten", "small"})
    void allPairsAreTukeys(String family) throws IOException {
        Map<String, List<Map<String, String>>> figures = figures(family);
        List<Map<String, String>> pairs = figures.get("pair");
        MultivariateT all = MultivariateT.of(
                correlation(pairs.stream().map(row -> row.get("name")).toList()),
                value(figures.get("degrees").get(0)));
        // of 2003 points in 55 dimensions, and of 10 007 in 10
        double within = family.equals("ten") ? 0.01 : 0.005;
        for (int i = 0; i < pairs.size(); i++) {
            double p = all.adjustedP(value(pairs.get(i)));
            // exact by the studentized range; the lattice steps where a pair is what other pairs leave of it
            assertEquals(value(figures.get("tukey").get(i)), p, within, family + i);
            if (figures.containsKey("glht")) {
                assertEquals(value(figures.get("glht").get(i)), p, within, family + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "ten", "small"})
    void levelsAgainstTheFirstOfAMixedModelAreDunnetts(String family) throws IOException {
        Observations runs = CsvObservations.read(
                FOLDER.resolve("runs.csv"), row -> row.get("family").equals(family));
        List<Contrast> contrasts = MixedModel.fit(
                        ModelSpecification.of(
                                Formula.parse("accuracy ~ factor(point) + (1|seed)"),
                                Family.GAUSSIAN,
                                Optional.empty()),
                        runs)
                .contrasts("point");
        Map<String, List<Map<String, String>>> figures = figures(family);
        assertEquals(figures.get("dunnett").size(), contrasts.size());
        for (int i = 0; i < contrasts.size(); i++) {
            Contrast own = contrasts.get(i);
            assertEquals(value(figures.get("estimate").get(i)), own.estimate(), 1e-3 * own.standardError());
            assertEquals(value(figures.get("mixed error").get(i)), own.standardError(), 2e-3 * own.standardError());
            assertEquals(value(figures.get("mixed degrees").get(i)), own.degreesOfFreedom(), 0.1);
            assertEquals(value(figures.get("dunnett").get(i)), own.adjustedP(), 2e-3);
        }
    }
}
