package org.slumber.spark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.slumber.engine.data.DataPlaces;
import org.slumber.mixed.Observations;
import org.slumber.spark.analysis.AnalysisViews;
import org.slumber.spark.analysis.KnownRuns;
import org.slumber.spark.analysis.compare.Comparison;
import org.slumber.spark.analysis.model.RunObservations;
import org.slumber.spark.job.LocalSpark;
import org.slumber.spark.report.Report;
import org.slumber.spark.results.ResultTables;
import org.slumber.spark.results.ResultsFolder;

/** All that counts runs and takes means of them, on folders that hold more than one sweep. */
class PointsAgreeTest {
    private static final SparkSession SPARK = LocalSpark.session();

    /** A trial, the full sweep with a copy of some of its runs, the same on other data and by another engine. */
    private static KnownRuns mixed() {
        KnownRuns runs = new KnownRuns();
        for (int copy = 0; copy < 2; copy++) {
            for (long seed = 1; seed <= 3; seed++) {
                if (copy == 0 || seed > 1) {
                    add(runs, "full" + seed, seed, 0.8, 1.0, "training_images", 200L);
                }
            }
        }
        add(runs, "trial1", 1, 0.2, 0.1, "training_images", 20L);
        add(runs, "trial2", 2, 0.4, 0.2, "training_images", 20L);
        add(runs, "data1", 1, 0.5, 0.6, "training_images", 200L, "dataset_checksum", "1e");
        add(runs, "engine1", 1, 0.6, 0.5, "training_images", 200L, "engine_version", "2");
        return runs;
    }

    private static void add(KnownRuns runs, String id, long seed, double without, double with, Object... others) {
        runs.run(0, seed, without, also(others, id + "-without"));
        runs.run(0.1, seed, with, also(others, id + "-with"));
    }

    private static Object[] also(Object[] others, String id) {
        Object[] all = Arrays.copyOf(others, others.length + 2);
        all[others.length] = "run_id";
        all[others.length + 1] = id;
        return all;
    }

    /** Of each point n and mean accuracy, as worked out by hand. */
    private static final Set<String> EXPECTED =
            Set.of("3 0.800", "3 1.000", "2 0.300", "2 0.150", "1 0.500", "1 0.600", "1 0.600 again", "1 0.500 again");

    private static Set<String> distinct(List<String> points) {
        Set<String> distinct = new TreeSet<>();
        points.forEach(
                point -> assertTrue(distinct.add(point) || distinct.add(point + " again"), () -> points.toString()));
        return distinct;
    }

    private static String point(long n, double mean) {
        return String.format(Locale.ROOT, "%d %.3f", n, mean);
    }

    @Test
    void tableViewsModelAndComparisonHaveTheSamePointsAndCountEachRunOnce() {
        ResultTables tables = ResultTables.open(SPARK, mixed().write());
        AnalysisViews.create(tables);
        assertEquals(
                EXPECTED,
                distinct(SPARK.sql("SELECT n, accuracy_mean FROM summary").collectAsList().stream()
                        .map(row -> point(row.getLong(0), row.getDouble(1)))
                        .toList()));
        assertEquals(EXPECTED, distinct(ofTable(tables)));
        assertEquals(EXPECTED, distinct(ofModel(tables)));
        assertEquals(
                EXPECTED,
                distinct(SPARK.sql("SELECT n, accuracy_mean FROM ranking").collectAsList().stream()
                        .map(row -> point(row.getLong(0), row.getDouble(1)))
                        .toList()));
        assertEquals(
                "[[1,0.5,0.6], [1,0.6,0.5], [2,0.3,0.15], [3,0.8,1.0]]",
                SPARK.sql("SELECT pairs, round(accuracy_without, 9), round(accuracy_with, 9) FROM paired"
                                + " ORDER BY pairs, accuracy_without")
                        .collectAsList()
                        .toString());
    }

    private static List<String> ofTable(ResultTables tables) {
        return SweepTable.of(
                        AnalysisViews.of(tables, OptionalDouble.empty()),
                        tables.runs().select("run_id").as(Encoders.STRING()).collectAsList(),
                        List.of())
                .lines()
                .skip(2)
                .map(line -> List.of(line.strip().split(" {2,}")))
                .map(cells -> cells.get(cells.size() - 4) + " "
                        + cells.get(cells.size() - 3).substring(0, 5))
                .toList();
    }

    private static List<String> ofModel(ResultTables tables) {
        Observations runs = RunObservations.of(tables, Optional.empty())
                .observations(List.of("sleep_ratio", "variant", "setting", "accuracy"));
        Map<List<String>, List<Double>> points = new TreeMap<>(Comparator.comparing(List::toString));
        for (int row = 0; row < runs.rows(); row++) {
            points.computeIfAbsent(
                            List.of(
                                    runs.labels("sleep_ratio").get(row),
                                    runs.labels("variant").get(row),
                                    runs.labels("setting").get(row)),
                            key -> new ArrayList<>())
                    .add(Double.parseDouble(runs.labels("accuracy").get(row)));
        }
        return points.values().stream()
                .map(values -> point(
                        values.size(),
                        values.stream().mapToDouble(x -> x).average().orElseThrow()))
                .toList();
    }

    @Test
    void theComparisonOfAFolderWithItselfHasEachRunOnce() {
        ResultTables tables = ResultTables.open(SPARK, mixed().write());
        Comparison comparison = Comparison.of(tables, tables);
        assertEquals(14, comparison.a().runs());
        assertEquals(
                EXPECTED,
                distinct(comparison.moves().stream()
                        .filter(move -> move.metric().equals("accuracy"))
                        .map(move -> point(move.pairs(), move.meanA().getAsDouble()))
                        .toList()));
    }

    @Test
    void theReportSaysAndDrawsTheSamePoints() throws IOException {
        ResultsFolder folder = mixed().write();
        String page = Report.of(SPARK, folder, DataPlaces.of(Path.of("none")), Path.of("none"), OptionalDouble.empty());
        assertTrue(page.contains("<p>14 runs at 8 points; none failed.</p>"), page);
        assertEquals(EXPECTED, distinct(drawn(page, "accuracy", "means", 4, 1)));
        List<String> runs = drawn(page, "accuracy", "runs", 0, 1);
        assertEquals(14, runs.size(), runs.toString());

        AnalysisViews.create(ResultTables.open(SPARK, folder));
        Set<String> paired = distinct(
                SPARK.sql("SELECT pairs, accuracy_with - accuracy_without FROM paired").collectAsList().stream()
                        .map(row -> point(row.getLong(0), row.getDouble(1)))
                        .toList());
        assertEquals(Set.of("3 0.200", "2 -0.150", "1 0.100", "1 -0.100"), paired);
        List<String> gains = drawn(page, "gain", "points", 4, 1);
        assertEquals(paired, distinct(gains));

        List<String> headline = new ArrayList<>();
        Matcher levels = Pattern.compile("<li>With ([^:]*): [^<]* from ([0-9]+[.]?[0-9]*) to ([0-9]+(?:[.][0-9]+)?)")
                .matcher(page);
        while (levels.find()) {
            headline.add(levels.group(1) + ": " + Double.valueOf(levels.group(2)) + " to "
                    + Double.valueOf(levels.group(3)));
        }
        assertEquals(
                SPARK.sql(
                                "SELECT setting || ': ' || round(accuracy_without, 9) || ' to ' || round(accuracy_with, 9) FROM paired"
                                        + " ORDER BY 1")
                        .as(Encoders.STRING())
                        .collectAsList(),
                headline.stream().sorted().toList());
        assertEquals("training_images=200, engine_version=1, dataset_checksum=0f: 0.8 to 1.0", headline.get(0));
    }

    /** Of all that a chart draws of a kind two numbers of each mark. */
    private static List<String> drawn(String page, String kind, String marks, int count, int value) throws IOException {
        String start = "<script type=\"application/json\" id=\"report\">";
        int from = page.indexOf(start) + start.length();
        List<String> drawn = new ArrayList<>();
        for (JsonNode chart : new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)))) {
            if (chart.get("kind").asText().equals(kind)) {
                chart.findValues(marks)
                        .forEach(list -> list.forEach(mark -> drawn.add(
                                point(mark.get(count).asLong(), mark.get(value).asDouble()))));
            }
        }
        return drawn;
    }

    @Test
    void theTableShowsTheRunsOfItsOwnSweepOnly() {
        ResultTables tables = ResultTables.open(SPARK, mixed().write());
        String table = SweepTable.of(
                AnalysisViews.of(tables, OptionalDouble.empty()),
                List.of("full1-with", "full1-without", "full2-with", "full2-without", "full3-with", "full3-without"),
                List.of());
        assertEquals(
                """
                dataset  sleep_ratio  n       accuracy  saturation  weight drift
                -------  -----------  -  -------------  ----------  ------------
                geomfig          0.0  3  0.800 ± 0.000           -             -
                geomfig          0.1  3  1.000 ± 0.000           -             -
                (the sweep's own runs; the folder has 8 runs more, see the view summary)""",
                table);
    }
}
