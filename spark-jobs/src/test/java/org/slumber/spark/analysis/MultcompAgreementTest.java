package org.slumber.spark.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares families whose baseline spreads as the points do with Dunnett's test by R's multcomp, of the fit of seed +
 * point, and with the corrections by emmeans; {@code multcomp/figures.R} in the mixed model's resources printed them.
 */
class MultcompAgreementTest {
    private static final Path FOLDER = Path.of("mixed-model/src/test/resources/multcomp");

    private static List<String[]> rows(String file, String family) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals(family))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "three", "ten", "small"})
    void whereTheBaselineSpreadsAsThePointsDoAFamilyIsDunnetts(String family) throws IOException {
        List<NavigableMap<Long, Score>> points = new ArrayList<>();
        for (String[] row : rows("runs.csv", family)) {
            int point = Integer.parseInt(row[2]);
            while (points.size() <= point) {
                points.add(new TreeMap<>());
            }
            points.get(point).put(Long.parseLong(row[1]), new Score(Double.parseDouble(row[3]), 0));
        }
        List<Family.Difference> compared =
                Family.compare(points.get(0), points.subList(1, points.size()), OptionalDouble.empty());
        int figures = 0;
        for (String[] row : rows("figures.csv", family)) {
            int point = row[2].isEmpty() || row[2].contains("-") ? 0 : Integer.parseInt(row[2]) - 1;
            Family.Difference own = compared.get(point);
            Family.Test test = own.test().orElseThrow();
            double value =
                    switch (row[1]) {
                        case "degrees" -> test.degrees();
                        case "estimate" -> own.mean();
                        case "error" -> test.error();
                        case "dunnett" -> test.dunnett();
                        case "none" -> test.p();
                        case "holm" -> test.holm();
                        case "fdr" -> test.discovery();
                        default -> Double.NaN;
                    };
            if (!Double.isNaN(value)) {
                // multcomp integrates by random points
                assertEquals(Double.parseDouble(row[3]), value, row[1].equals("dunnett") ? 1e-4 : 1e-9, row[1]);
                figures++;
            }
        }
        assertEquals(1 + 6 * compared.size(), figures);
    }
}
